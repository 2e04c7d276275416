/** The commands. */
@NullMarked
package dev.tradewind.local.cli;

import org.jspecify.annotations.NullMarked;
