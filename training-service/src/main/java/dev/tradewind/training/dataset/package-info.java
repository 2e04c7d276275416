/** Data sets, fetched into files for the worker. */
@NullMarked
package dev.tradewind.training.dataset;

import org.jspecify.annotations.NullMarked;
