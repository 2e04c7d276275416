/** What readiness says. */
@NullMarked
package dev.tradewind.inference.health;

import org.jspecify.annotations.NullMarked;
