/** The shop's log of events, read to its end. */
@NullMarked
package dev.tradewind.training.eventlog;

import org.jspecify.annotations.NullMarked;
