/** Changes of experiments as events of the shop's log. */
@NullMarked
package dev.tradewind.inference.experiment.journal;

import org.jspecify.annotations.NullMarked;
