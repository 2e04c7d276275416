/** Feature values as they were, replayed from the log. */
@NullMarked
package dev.tradewind.feature.history;

import org.jspecify.annotations.NullMarked;
