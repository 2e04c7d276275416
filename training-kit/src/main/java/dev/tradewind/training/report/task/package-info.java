/** What a report shows of each kind of task. */
@NullMarked
package dev.tradewind.training.report.task;

import org.jspecify.annotations.NullMarked;
