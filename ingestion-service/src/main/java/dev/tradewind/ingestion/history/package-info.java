/** What resources were at earlier moments. */
@NullMarked
package dev.tradewind.ingestion.history;

import org.jspecify.annotations.NullMarked;
