/** Readers of the training files. They refuse a bad line by number and cause. */
@NullMarked
package dev.tradewind.training.data;

import org.jspecify.annotations.NullMarked;
