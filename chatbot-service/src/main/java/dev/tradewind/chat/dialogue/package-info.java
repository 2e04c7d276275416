/** Answers one message: understanding, lookups, and the decisions between them. */
@NullMarked
package dev.tradewind.chat.dialogue;

import org.jspecify.annotations.NullMarked;
