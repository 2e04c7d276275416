/** How events become feature values: one code for the online store and for history. */
@NullMarked
package dev.tradewind.feature.aggregate.domain;

import org.jspecify.annotations.NullMarked;
