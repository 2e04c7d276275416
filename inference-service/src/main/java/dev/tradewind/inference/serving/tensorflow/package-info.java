/** SavedModels, run by TensorFlow. */
@NullMarked
package dev.tradewind.inference.serving.tensorflow;

import org.jspecify.annotations.NullMarked;
