/**
 * Compares what models are asked and answer, as the shop's log has it, with what it was when the
 * version was new.
 */
@NullMarked
package dev.tradewind.inference.drift;

import org.jspecify.annotations.NullMarked;
