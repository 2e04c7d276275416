/** Values that several features share. */
@NullMarked
package dev.tradewind.ingestion.domain;

import org.jspecify.annotations.NullMarked;
