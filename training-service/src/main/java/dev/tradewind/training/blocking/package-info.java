/** Work on files for callers that may not wait. */
@NullMarked
package dev.tradewind.training.blocking;

import org.jspecify.annotations.NullMarked;
