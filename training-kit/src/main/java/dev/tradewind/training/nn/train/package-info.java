/** Training: steps, epochs, checkpoints, when to stop. */
@NullMarked
package dev.tradewind.training.nn.train;

import org.jspecify.annotations.NullMarked;
