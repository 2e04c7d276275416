/** A loaded model, whatever library runs it. */
@NullMarked
package dev.tradewind.inference.serving.engine;

import org.jspecify.annotations.NullMarked;
