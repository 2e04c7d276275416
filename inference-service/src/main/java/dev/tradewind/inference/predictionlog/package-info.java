/**
 * What models answered, in the shop's log, and what came of it. A sample of the answers is sent
 * there with what they were made from; read back with what shoppers did then, it tells which
 * version's answers were taken.
 */
@NullMarked
package dev.tradewind.inference.predictionlog;

import org.jspecify.annotations.NullMarked;
