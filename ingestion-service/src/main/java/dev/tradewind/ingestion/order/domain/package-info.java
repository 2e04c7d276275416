/** Orders and their versions, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.order.domain;

import org.jspecify.annotations.NullMarked;
