/** What the subjects of experiments did, as the shop's log has it. */
@NullMarked
package dev.tradewind.inference.experiment.outcome;

import org.jspecify.annotations.NullMarked;
