/** The use cases of a conversation, and the ports they need. */
@NullMarked
package dev.tradewind.chat.conversation;

import org.jspecify.annotations.NullMarked;
