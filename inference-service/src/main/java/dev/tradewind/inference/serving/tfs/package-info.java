/** The protocol of TensorFlow Serving, as stock clients speak it. */
@NullMarked
package dev.tradewind.inference.serving.tfs;

import org.jspecify.annotations.NullMarked;
