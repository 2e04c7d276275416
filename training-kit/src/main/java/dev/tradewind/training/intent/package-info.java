/** The intent model: hashed n-grams into an embedding bag and a small dense network. */
@NullMarked
package dev.tradewind.training.intent;

import org.jspecify.annotations.NullMarked;
