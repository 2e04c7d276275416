/** Public data sets as a shop's data. */
@NullMarked
package dev.tradewind.local.importer;

import org.jspecify.annotations.NullMarked;
