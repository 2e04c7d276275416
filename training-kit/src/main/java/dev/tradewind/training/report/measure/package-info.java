/**
 * What is computed from predictions on held-out data. Plain numbers in, records out; each class
 * names the source of its definition.
 */
@NullMarked
package dev.tradewind.training.report.measure;

import org.jspecify.annotations.NullMarked;
