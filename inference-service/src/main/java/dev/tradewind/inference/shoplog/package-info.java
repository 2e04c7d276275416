/**
 * The shop's log from this side: what happened here is sent to it, what happened in the shop is
 * read from it. Knows no decision; decisions bring what they send and take what they read.
 */
@NullMarked
package dev.tradewind.inference.shoplog;

import org.jspecify.annotations.NullMarked;
