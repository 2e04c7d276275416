/** How often each rule of cleaning caught something, in PostgreSQL. */
@NullMarked
package dev.tradewind.ingestion.cleaning.postgres;

import org.jspecify.annotations.NullMarked;
