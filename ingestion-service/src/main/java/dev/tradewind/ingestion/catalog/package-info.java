/** What the shop sells. */
@NullMarked
package dev.tradewind.ingestion.catalog;

import org.jspecify.annotations.NullMarked;
