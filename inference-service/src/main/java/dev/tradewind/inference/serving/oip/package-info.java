/** The Open Inference Protocol, as stock clients speak it. */
@NullMarked
package dev.tradewind.inference.serving.oip;

import org.jspecify.annotations.NullMarked;
