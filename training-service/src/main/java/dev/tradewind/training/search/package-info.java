/** Searches for hyper-parameters: kept, conducted, watched, cancelled. */
@NullMarked
package dev.tradewind.training.search;

import org.jspecify.annotations.NullMarked;
