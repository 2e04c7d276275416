/** Exports in PostgreSQL. */
@NullMarked
package dev.tradewind.feature.history.export.postgres;

import org.jspecify.annotations.NullMarked;
