/** Calls to neighbours. */
@NullMarked
package dev.tradewind.kit.call;

import org.jspecify.annotations.NullMarked;
