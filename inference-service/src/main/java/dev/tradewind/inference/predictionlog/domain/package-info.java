/** Which answers are logged, what became of them, and what that says of a version. Plain Java. */
@NullMarked
package dev.tradewind.inference.predictionlog.domain;

import org.jspecify.annotations.NullMarked;
