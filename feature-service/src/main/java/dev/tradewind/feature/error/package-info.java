/** Why calls fail. */
@NullMarked
package dev.tradewind.feature.error;

import org.jspecify.annotations.NullMarked;
