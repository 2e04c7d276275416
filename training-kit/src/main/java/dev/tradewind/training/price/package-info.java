/** The price response model: how units sold answer to a price, confounders held. */
@NullMarked
package dev.tradewind.training.price;

import org.jspecify.annotations.NullMarked;
