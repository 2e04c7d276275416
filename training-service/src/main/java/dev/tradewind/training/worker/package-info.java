/** The process that trains, and what it says. */
@NullMarked
package dev.tradewind.training.worker;

import org.jspecify.annotations.NullMarked;
