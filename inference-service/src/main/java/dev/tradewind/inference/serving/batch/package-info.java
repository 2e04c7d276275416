/** Calls of different callers, run together. */
@NullMarked
package dev.tradewind.inference.serving.batch;

import org.jspecify.annotations.NullMarked;
