/** Which ids are one person. */
@NullMarked
package dev.tradewind.ingestion.identity;

import org.jspecify.annotations.NullMarked;
