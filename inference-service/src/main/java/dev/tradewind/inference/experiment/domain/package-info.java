/**
 * Experiments: who gets which arm, what is known of their effects, and what may be said of that
 * however often one looks.
 */
@NullMarked
package dev.tradewind.inference.experiment.domain;

import org.jspecify.annotations.NullMarked;
