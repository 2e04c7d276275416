/** Tables of any columns: what is in each of them. */
@NullMarked
package dev.tradewind.training.data.table;

import org.jspecify.annotations.NullMarked;
