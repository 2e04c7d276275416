/** Experiments as pages for people: nothing but HTML, each page complete in itself. */
@NullMarked
package dev.tradewind.inference.experiment.page;

import org.jspecify.annotations.NullMarked;
