/** Trains a model's network within the time of its run, telling the run how far it is. */
@NullMarked
package dev.tradewind.training.fit;

import org.jspecify.annotations.NullMarked;
