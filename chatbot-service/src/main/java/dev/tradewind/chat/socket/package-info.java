/** The WebSocket edge, which the widget speaks to. */
@NullMarked
package dev.tradewind.chat.socket;

import org.jspecify.annotations.NullMarked;
