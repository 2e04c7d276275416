/** Feature views as data: loaded, checked, listed. */
@NullMarked
package dev.tradewind.feature.definition;

import org.jspecify.annotations.NullMarked;
