/** The risk model on any table: which column is told, what the others are, how it is measured. */
@NullMarked
package dev.tradewind.training.risk.table;

import org.jspecify.annotations.NullMarked;
