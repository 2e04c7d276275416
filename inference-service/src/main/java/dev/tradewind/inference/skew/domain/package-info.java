/** Whether what models were asked with is what the feature store says of then. Plain Java. */
@NullMarked
package dev.tradewind.inference.skew.domain;

import org.jspecify.annotations.NullMarked;
