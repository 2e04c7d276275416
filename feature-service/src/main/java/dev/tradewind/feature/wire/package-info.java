/** Values as the contract has them. */
@NullMarked
package dev.tradewind.feature.wire;

import org.jspecify.annotations.NullMarked;
