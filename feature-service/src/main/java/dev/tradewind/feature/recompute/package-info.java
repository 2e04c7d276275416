/** Derives values again from the log, to hold them against what is served. */
@NullMarked
package dev.tradewind.feature.recompute;

import org.jspecify.annotations.NullMarked;
