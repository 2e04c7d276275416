/** Whether a version may serve: gates that say yes or no, and why, in words. Plain Java. */
@NullMarked
package dev.tradewind.training.promotion.domain;

import org.jspecify.annotations.NullMarked;
