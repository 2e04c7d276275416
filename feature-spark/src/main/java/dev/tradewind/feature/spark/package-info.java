/**
 * The history of features on Apache Spark. Spark reads, joins and sorts; what an event counts for
 * and what a row says is decided by feature-kit alone.
 */
@NullMarked
package dev.tradewind.feature.spark;

import org.jspecify.annotations.NullMarked;
