/** How much work is taken on at once. */
@NullMarked
package dev.tradewind.ingestion.admission;

import org.jspecify.annotations.NullMarked;
