/** The log of all that happened in the shop, read from the ingestion service. */
@NullMarked
package dev.tradewind.kit.shoplog;

import org.jspecify.annotations.NullMarked;
