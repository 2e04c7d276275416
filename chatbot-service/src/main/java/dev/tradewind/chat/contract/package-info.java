/** Between plain values and the messages of the contracts. */
@NullMarked
package dev.tradewind.chat.contract;

import org.jspecify.annotations.NullMarked;
