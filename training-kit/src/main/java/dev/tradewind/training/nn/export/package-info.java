/** A trained model as files that any TensorFlow loads. */
@NullMarked
package dev.tradewind.training.nn.export;

import org.jspecify.annotations.NullMarked;
