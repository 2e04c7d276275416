/** What time it is. */
@NullMarked
package dev.tradewind.ingestion.time;

import org.jspecify.annotations.NullMarked;
