/**
 * Pages for people: which features there are, how they are distributed, why a value is what it is.
 */
@NullMarked
package dev.tradewind.feature.page;

import org.jspecify.annotations.NullMarked;
