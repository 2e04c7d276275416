/** A shop's data on its way in, through the same door that any shop uses. */
@NullMarked
package dev.tradewind.local.load;

import org.jspecify.annotations.NullMarked;
