/** Watches feature values: how they are distributed, and whether that has changed. */
@NullMarked
package dev.tradewind.feature.statistics;

import org.jspecify.annotations.NullMarked;
