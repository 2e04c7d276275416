package dev.tradewind.ingestion.store;

import dev.tradewind.ingestion.domain.Amount;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** The price columns of a row; all null where there is no price. */
@Embeddable
public class StoredAmount {

  @Column(name = "price_currency")
  @Nullable String currency;

  @Column(name = "price_units")
  @Nullable Long units;

  @Column(name = "price_nanos")
  @Nullable Integer nanos;

  /** The amount, where there is one. */
  public static @Nullable Amount amountOrNull(@Nullable StoredAmount stored) {
    if (stored == null || stored.currency == null || stored.units == null || stored.nanos == null) {
      return null;
    }
    return new Amount(stored.currency, stored.units, stored.nanos);
  }

  /** The amount of a row that was made JSON of, where there is one. */
  public static @Nullable Amount get(JsonObject row) {
    String currency = row.getString("price_currency");
    return currency == null
        ? null
        : new Amount(currency, row.getLong("price_units"), row.getInteger("price_nanos"));
  }

  /** Adds the columns to a row on its way in. */
  public static JsonObject put(JsonObject row, @Nullable Amount amount) {
    return amount == null
        ? row
        : row.put("price_currency", amount.currencyCode())
            .put("price_units", amount.units())
            .put("price_nanos", amount.nanos());
  }
}
