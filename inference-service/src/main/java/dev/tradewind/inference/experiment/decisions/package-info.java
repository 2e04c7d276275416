/** How decisions went in all processes, told by each to the shop's log. */
@NullMarked
package dev.tradewind.inference.experiment.decisions;

import org.jspecify.annotations.NullMarked;
