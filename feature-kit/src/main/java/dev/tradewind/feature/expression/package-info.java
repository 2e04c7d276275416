/** Expressions in definitions: CEL, compiled once. */
@NullMarked
package dev.tradewind.feature.expression;

import org.jspecify.annotations.NullMarked;
