/** The shop's facts, as ingestion has them. */
@NullMarked
package dev.tradewind.chat.ingestion;

import org.jspecify.annotations.NullMarked;
