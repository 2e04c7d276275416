/** Who met which arm, told to the shop's log. */
@NullMarked
package dev.tradewind.inference.experiment.exposure;

import org.jspecify.annotations.NullMarked;
