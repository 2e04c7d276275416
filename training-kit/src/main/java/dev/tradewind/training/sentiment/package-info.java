/** The sentiment model: weighted n-grams in a straight line, shared and by domain. */
@NullMarked
package dev.tradewind.training.sentiment;

import org.jspecify.annotations.NullMarked;
