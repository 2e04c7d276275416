/** Pages by opaque token. */
@NullMarked
package dev.tradewind.kit.paging;

import org.jspecify.annotations.NullMarked;
