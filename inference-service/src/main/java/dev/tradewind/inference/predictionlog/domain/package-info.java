/** Which answers are logged, and what became of them. Plain Java. */
@NullMarked
package dev.tradewind.inference.predictionlog.domain;

import org.jspecify.annotations.NullMarked;
