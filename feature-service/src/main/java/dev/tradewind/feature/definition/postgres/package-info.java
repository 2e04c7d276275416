/** Definitions in PostgreSQL. */
@NullMarked
package dev.tradewind.feature.definition.postgres;

import org.jspecify.annotations.NullMarked;
