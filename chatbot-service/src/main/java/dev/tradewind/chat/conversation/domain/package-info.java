/** A conversation and what is said in it. */
@NullMarked
package dev.tradewind.chat.conversation.domain;

import org.jspecify.annotations.NullMarked;
