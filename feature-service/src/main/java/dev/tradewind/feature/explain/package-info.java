/** Says where a value comes from. */
@NullMarked
package dev.tradewind.feature.explain;

import org.jspecify.annotations.NullMarked;
