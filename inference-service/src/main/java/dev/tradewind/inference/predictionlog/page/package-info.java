/** What came of what models answered, as pages for people. */
@NullMarked
package dev.tradewind.inference.predictionlog.page;

import org.jspecify.annotations.NullMarked;
