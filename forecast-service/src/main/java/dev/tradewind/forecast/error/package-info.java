/** Why calls to this service fail. */
@NullMarked
package dev.tradewind.forecast.error;

import org.jspecify.annotations.NullMarked;
