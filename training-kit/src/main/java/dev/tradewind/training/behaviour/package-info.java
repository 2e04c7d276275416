/** What a shopper does next, from what the shopper did: an LSTM on events with several answers. */
@NullMarked
package dev.tradewind.training.behaviour;

import org.jspecify.annotations.NullMarked;
