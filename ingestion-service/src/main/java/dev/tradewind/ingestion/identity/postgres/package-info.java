/** Links between ids, in PostgreSQL. */
@NullMarked
package dev.tradewind.ingestion.identity.postgres;

import org.jspecify.annotations.NullMarked;
