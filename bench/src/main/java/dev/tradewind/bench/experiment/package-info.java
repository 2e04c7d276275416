/** Experiments on simulated shoppers, whose effects are known. */
@NullMarked
package dev.tradewind.bench.experiment;

import org.jspecify.annotations.NullMarked;
