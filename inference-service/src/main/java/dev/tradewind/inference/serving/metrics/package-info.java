/** The figures of serving, for whoever collects them. */
@NullMarked
package dev.tradewind.inference.serving.metrics;

import org.jspecify.annotations.NullMarked;
