/**
 * A training set under way, on disk: DuckDB sorts what does not fit into memory. One database file
 * for each, in a directory of its own, deleted with it.
 */
@NullMarked
package dev.tradewind.feature.history.spill;

import org.jspecify.annotations.NullMarked;
