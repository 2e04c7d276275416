/** One command for any data: trains a model on it, measures it, and says what came of it. */
@NullMarked
package dev.tradewind.training.evaluate;

import org.jspecify.annotations.NullMarked;
