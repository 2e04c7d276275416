/** What the adapters from other vendors' event formats share. */
@NullMarked
package dev.tradewind.ingestion.adapter;

import org.jspecify.annotations.NullMarked;
