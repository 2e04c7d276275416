/** Answers to simulated shoppers, of which it is known whether and how they moved. */
@NullMarked
package dev.tradewind.bench.drift;

import org.jspecify.annotations.NullMarked;
