/** Understanding by the intent model, over the Open Inference Protocol. */
@NullMarked
package dev.tradewind.chat.inference;

import org.jspecify.annotations.NullMarked;
