/** From a loss to an update of the variables: gradients, clipping, rules, learning rates. */
@NullMarked
package dev.tradewind.training.nn.optimize;

import org.jspecify.annotations.NullMarked;
