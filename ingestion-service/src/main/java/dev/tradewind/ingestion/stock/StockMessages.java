package dev.tradewind.ingestion.stock;

import dev.tradewind.api.ingestion.v1.ApplyStockMovementsResponse;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.ListStockRevisionsResponse;
import dev.tradewind.api.ingestion.v1.StockLevelMovement;
import dev.tradewind.ingestion.history.Revision;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.stock.domain.Movement;
import dev.tradewind.ingestion.stock.domain.StockLevel;
import dev.tradewind.ingestion.store.StoredTimes;
import dev.tradewind.ingestion.store.Versions;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stock to and from messages and rows. */
final class StockMessages {

  private StockMessages() {}

  static StockLevel level(dev.tradewind.api.ingestion.v1.StockLevel message, Instant now) {
    return new StockLevel(message.getItemId(), message.getOnHand(), message.getOnOrder(), now, 0);
  }

  static StockLevel level(Revision revision) {
    JsonObject row = revision.content();
    return new StockLevel(
        row.getString("item_id"),
        revision.deleted() ? 0 : row.getLong("on_hand"),
        revision.deleted() ? 0 : row.getLong("on_order"),
        revision.deleted() ? revision.validFrom() : StoredTimes.get(row, "updated_at"),
        row.getLong("version"));
  }

  static Movement movement(StockLevelMovement message) {
    return new Movement(
        message.getMovementId(), message.getItemId(), message.getChange(), message.getReason());
  }

  static dev.tradewind.api.ingestion.v1.StockLevel message(StockLevel level) {
    return dev.tradewind.api.ingestion.v1.StockLevel.newBuilder()
        .setItemId(level.itemId())
        .setOnHand(level.onHand())
        .setOnOrder(level.onOrder())
        .setUpdatedAt(Times.message(level.updatedAt()))
        .setEtag(Versions.etag(level.version()))
        .build();
  }

  static BatchGetStockResponse found(Collection<String> asked, List<StockLevel> found) {
    BatchGetStockResponse.Builder response = BatchGetStockResponse.newBuilder();
    inOrder(asked, found).forEach(level -> response.addLevels(message(level)));
    return response.build();
  }

  static ApplyStockMovementsResponse moved(
      int applied, Collection<String> asked, List<StockLevel> found) {
    ApplyStockMovementsResponse.Builder response =
        ApplyStockMovementsResponse.newBuilder().setApplied(applied);
    inOrder(asked, found).forEach(level -> response.addLevels(message(level)));
    return response.build();
  }

  static ListStockRevisionsResponse revisions(List<Revision> found, int size, String scope) {
    ListStockRevisionsResponse.Builder response = ListStockRevisionsResponse.newBuilder();
    found.stream().limit(size).forEach(revision -> response.addLevels(message(level(revision))));
    return response
        .setNextPageToken(
            RevisionPages.next(scope, found.stream().map(Revision::validFrom).toList(), size))
        .build();
  }

  private static Stream<StockLevel> inOrder(Collection<String> asked, List<StockLevel> found) {
    Map<String, StockLevel> byId =
        found.stream().collect(Collectors.toMap(StockLevel::itemId, Function.identity()));
    return asked.stream().map(byId::get).filter(Objects::nonNull);
  }
}
