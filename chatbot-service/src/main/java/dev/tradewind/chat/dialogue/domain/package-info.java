/** What the bot says: pure decisions, without any lookup of their own. */
@NullMarked
package dev.tradewind.chat.dialogue.domain;

import org.jspecify.annotations.NullMarked;
