/** When a schedule starts a run, and why: plain Java. */
@NullMarked
package dev.tradewind.training.schedule.domain;

import org.jspecify.annotations.NullMarked;
