/** Models in a directory, as TensorFlow Serving lays them out: a directory for each version. */
@NullMarked
package dev.tradewind.inference.serving.directory;

import org.jspecify.annotations.NullMarked;
