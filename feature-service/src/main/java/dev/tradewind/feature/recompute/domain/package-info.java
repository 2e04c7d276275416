/** Derives single values again from the log, up to a place in it. */
@NullMarked
package dev.tradewind.feature.recompute.domain;

import org.jspecify.annotations.NullMarked;
