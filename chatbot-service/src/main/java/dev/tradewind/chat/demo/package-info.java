/** A simulated shop's page; off unless asked for. */
@NullMarked
package dev.tradewind.chat.demo;

import org.jspecify.annotations.NullMarked;
