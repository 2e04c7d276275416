/** What a network is trained to make small: each answers one value an example. */
@NullMarked
package dev.tradewind.training.nn.loss;

import org.jspecify.annotations.NullMarked;
