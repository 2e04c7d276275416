/** How many pieces there are. */
@NullMarked
package dev.tradewind.ingestion.stock;

import org.jspecify.annotations.NullMarked;
