/** Why models answer what they answer. */
@NullMarked
package dev.tradewind.inference.explain;

import org.jspecify.annotations.NullMarked;
