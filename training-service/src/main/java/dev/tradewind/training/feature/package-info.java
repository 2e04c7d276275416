/** What is read of the feature service. */
@NullMarked
package dev.tradewind.training.feature;

import org.jspecify.annotations.NullMarked;
