/** Chance that is the same for whoever asks, and whenever. Plain Java. */
@NullMarked
package dev.tradewind.inference.chance.domain;

import org.jspecify.annotations.NullMarked;
