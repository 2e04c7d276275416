/** The simulated shop, as messages of the contracts. */
@NullMarked
package dev.tradewind.local.shop;

import org.jspecify.annotations.NullMarked;
