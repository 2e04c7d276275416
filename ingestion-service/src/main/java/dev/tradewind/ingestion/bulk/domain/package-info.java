/** Imports, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.bulk.domain;

import org.jspecify.annotations.NullMarked;
