/** What things cost, cost before, and will cost. */
@NullMarked
package dev.tradewind.ingestion.price;

import org.jspecify.annotations.NullMarked;
