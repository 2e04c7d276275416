/**
 * The report of a training run: data first ({@link dev.tradewind.training.report.ReportData}, as
 * JSON), then one HTML page that needs nothing else, and each picture as a file.
 */
@NullMarked
package dev.tradewind.training.report;

import org.jspecify.annotations.NullMarked;
