/**
 * A simulated shop whose truth is known: what a shopper buys next, and how much of an item is sold.
 */
@NullMarked
package dev.tradewind.local.shop.domain;

import org.jspecify.annotations.NullMarked;
