/** Pages that a person reads: the list of runs, and the report of each. */
@NullMarked
package dev.tradewind.training.page;

import org.jspecify.annotations.NullMarked;
