/** Online features by Feast's serving protocol, for clients that speak it already. */
@NullMarked
package dev.tradewind.feature.feast;

import org.jspecify.annotations.NullMarked;
