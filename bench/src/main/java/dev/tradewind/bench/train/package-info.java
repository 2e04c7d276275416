/** How fast models are trained: the kit beside a plain loop, on the same data in the same run. */
@NullMarked
package dev.tradewind.bench.train;

import org.jspecify.annotations.NullMarked;
