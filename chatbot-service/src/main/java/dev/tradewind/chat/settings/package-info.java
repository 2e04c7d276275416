/** Settings and clocks. */
@NullMarked
package dev.tradewind.chat.settings;

import org.jspecify.annotations.NullMarked;
