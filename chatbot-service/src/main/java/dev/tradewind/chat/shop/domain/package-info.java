/** What the shop knows: orders and stock, as plain values. */
@NullMarked
package dev.tradewind.chat.shop.domain;

import org.jspecify.annotations.NullMarked;
