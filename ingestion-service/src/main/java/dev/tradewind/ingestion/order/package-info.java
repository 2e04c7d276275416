/** Orders as the shop knows them. */
@NullMarked
package dev.tradewind.ingestion.order;

import org.jspecify.annotations.NullMarked;
