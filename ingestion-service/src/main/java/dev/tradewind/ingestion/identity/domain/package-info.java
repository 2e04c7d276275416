/** Links between ids, in plain Java. */
@NullMarked
package dev.tradewind.ingestion.identity.domain;

import org.jspecify.annotations.NullMarked;
