/** Skew and drift of all models as a page. */
@NullMarked
package dev.tradewind.inference.drift.page;

import org.jspecify.annotations.NullMarked;
