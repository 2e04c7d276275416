/** Conversations in PostgreSQL. */
@NullMarked
package dev.tradewind.chat.storage;

import org.jspecify.annotations.NullMarked;
