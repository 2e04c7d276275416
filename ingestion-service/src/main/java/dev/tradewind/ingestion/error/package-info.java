/** Why calls to ingestion fail. */
@NullMarked
package dev.tradewind.ingestion.error;

import org.jspecify.annotations.NullMarked;
