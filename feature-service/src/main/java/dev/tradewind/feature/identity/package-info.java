/** Which ids are one person, followed from the ingestion service. */
@NullMarked
package dev.tradewind.feature.identity;

import org.jspecify.annotations.NullMarked;
