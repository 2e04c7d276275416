/** Requests that carry an id happen once. */
@NullMarked
package dev.tradewind.ingestion.receipt;

import org.jspecify.annotations.NullMarked;
