/** What to show a shopper next. */
@NullMarked
package dev.tradewind.inference.decision.recommend;

import org.jspecify.annotations.NullMarked;
