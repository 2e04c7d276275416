/** What the launcher says, and waiting. */
@NullMarked
package dev.tradewind.local.console;

import org.jspecify.annotations.NullMarked;
