/** Why calls to this service fail. */
@NullMarked
package dev.tradewind.training.error;

import org.jspecify.annotations.NullMarked;
