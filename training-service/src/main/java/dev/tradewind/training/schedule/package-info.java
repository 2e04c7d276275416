/** Schedules of training: kept, acted on when due, their decisions recorded. */
@NullMarked
package dev.tradewind.training.schedule;

import org.jspecify.annotations.NullMarked;
