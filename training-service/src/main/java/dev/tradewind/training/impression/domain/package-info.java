/** What was shown, and what became of it. */
@NullMarked
package dev.tradewind.training.impression.domain;

import org.jspecify.annotations.NullMarked;
