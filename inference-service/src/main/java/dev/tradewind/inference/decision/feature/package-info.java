/** What decisions need to know of the feature store's answers. */
@NullMarked
package dev.tradewind.inference.decision.feature;

import org.jspecify.annotations.NullMarked;
