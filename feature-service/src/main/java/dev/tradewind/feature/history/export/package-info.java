/** Training sets on their way to files, and what is known of them. */
@NullMarked
package dev.tradewind.feature.history.export;

import org.jspecify.annotations.NullMarked;
