package dev.tradewind.ingestion.price.domain;

import dev.tradewind.ingestion.domain.Amount;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A price from a moment on.
 *
 * @param priceList the default one is {@link #DEFAULT_LIST}
 * @param validFrom from when on, until that of the next one of the item and the list
 * @param amount null where there is none from then on
 */
public record Price(String itemId, String priceList, Instant validFrom, @Nullable Amount amount) {

  /** The list that the catalogue shows. */
  public static final String DEFAULT_LIST = "";
}
