/**
 * Compares what models were asked with, as the shop's log has it, with what the feature store's
 * history says of that moment: a model is served what it was trained on only where the two agree.
 */
@NullMarked
package dev.tradewind.inference.skew;

import org.jspecify.annotations.NullMarked;
