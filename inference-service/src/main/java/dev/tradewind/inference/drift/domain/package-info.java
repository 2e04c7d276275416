/** Whether what models are asked and answer has moved, and by more than chance. Plain Java. */
@NullMarked
package dev.tradewind.inference.drift.domain;

import org.jspecify.annotations.NullMarked;
