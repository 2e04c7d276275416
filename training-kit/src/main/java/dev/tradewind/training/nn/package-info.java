/**
 * A small kit of layers, optimiser, training session and export over TensorFlow graphs. Training
 * and inference are separate graphs built by the same layer code; weights travel between them as
 * plain arrays.
 */
@NullMarked
package dev.tradewind.training.nn;

import org.jspecify.annotations.NullMarked;
