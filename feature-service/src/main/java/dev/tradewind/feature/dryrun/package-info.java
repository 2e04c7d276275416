/** Values of a view that is not applied. */
@NullMarked
package dev.tradewind.feature.dryrun;

import org.jspecify.annotations.NullMarked;
