package dev.tradewind.ingestion.price;

import dev.tradewind.ingestion.price.domain.Price;
import dev.tradewind.ingestion.store.StoredAmount;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Prices in PostgreSQL, within a transaction of the caller's. */
@Singleton
public class PriceRepository {

  private static final String UPSERT =
      """
      INSERT INTO item_price
        (item_id, price_list, valid_from, price_currency, price_units, price_nanos)
      SELECT item_id, price_list, valid_from, price_currency, price_units, price_nanos
      FROM json_to_recordset(cast(cast(:rows AS text) AS json)) AS r (
        item_id text, price_list text, valid_from timestamptz,
        price_currency text, price_units bigint, price_nanos integer)
      ORDER BY item_id COLLATE "C", price_list COLLATE "C", valid_from
      ON CONFLICT (item_id, price_list, valid_from) DO UPDATE SET
        price_currency = excluded.price_currency, price_units = excluded.price_units,
        price_nanos = excluded.price_nanos
      """;

  private static final String AS_OF =
      """
      SELECT p.*
      FROM json_array_elements_text(cast(cast(:ids AS text) AS json)) AS w (id)
      CROSS JOIN LATERAL (
        SELECT * FROM item_price AS v
        WHERE v.item_id = w.id AND v.price_list = :list AND v.valid_from <= :moment
        ORDER BY v.valid_from DESC
        LIMIT 1) AS p
      """;

  private static final String BEFORE =
      """
      from PriceEntity p
      where p.itemId = :id and p.priceList = :list and p.validFrom < :moment
      order by p.validFrom desc
      """;

  /** Writes prices. No item, list and moment may be there twice. */
  Uni<Integer> set(Session session, Collection<Price> prices) {
    JsonArray rows = new JsonArray();
    prices.forEach(price -> rows.add(row(price)));
    return session.createNativeQuery(UPSERT).setParameter("rows", rows.encode()).executeUpdate();
  }

  /** The prices in force at the moment, in no order; one without an amount says there is none. */
  public Uni<List<Price>> asOf(
      Session session, Collection<String> itemIds, String priceList, Instant moment) {
    return session
        .createNativeQuery(AS_OF, PriceEntity.class)
        .setParameter("ids", new JsonArray(List.copyOf(itemIds)).encode())
        .setParameter("list", priceList)
        .setParameter("moment", moment)
        .getResultList()
        .map(found -> found.stream().map(PriceEntity::price).toList());
  }

  /** An item's prices that begin before the moment, latest first. */
  Uni<List<Price>> before(
      Session session, String itemId, String priceList, Instant moment, int limit) {
    return session
        .createQuery(BEFORE, PriceEntity.class)
        .setParameter("id", itemId)
        .setParameter("list", priceList)
        .setParameter("moment", moment)
        .setMaxResults(limit)
        .getResultList()
        .map(found -> found.stream().map(PriceEntity::price).toList());
  }

  private static JsonObject row(Price price) {
    JsonObject row =
        new JsonObject()
            .put("item_id", price.itemId())
            .put("price_list", price.priceList())
            .put("valid_from", price.validFrom().toString());
    return StoredAmount.put(row, price.amount());
  }
}
