/** Events and the log, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.event.domain;

import org.jspecify.annotations.NullMarked;
