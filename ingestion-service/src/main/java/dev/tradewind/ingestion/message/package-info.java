/** Values to and from the contracts' common messages. */
@NullMarked
package dev.tradewind.ingestion.message;

import org.jspecify.annotations.NullMarked;
