/** From events to recommendations, forecasts and a conversation, in one go. */
@NullMarked
package dev.tradewind.local.demo;

import org.jspecify.annotations.NullMarked;
