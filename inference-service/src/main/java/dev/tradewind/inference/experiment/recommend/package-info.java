/** Experiments about what is recommended. */
@NullMarked
package dev.tradewind.inference.experiment.recommend;

import org.jspecify.annotations.NullMarked;
