/** Experiments of this instance: the book that the log gives, and how it is changed. */
@NullMarked
package dev.tradewind.inference.experiment;

import org.jspecify.annotations.NullMarked;
