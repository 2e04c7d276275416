/** How long neighbours may take. */
@NullMarked
package dev.tradewind.chat.deadline;

import org.jspecify.annotations.NullMarked;
