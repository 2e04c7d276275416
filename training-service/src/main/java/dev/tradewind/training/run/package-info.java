/** Training runs: queued, executed, watched, cancelled. */
@NullMarked
package dev.tradewind.training.run;

import org.jspecify.annotations.NullMarked;
