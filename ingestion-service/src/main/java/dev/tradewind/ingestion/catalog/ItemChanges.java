package dev.tradewind.ingestion.catalog;

import com.google.protobuf.util.FieldMaskUtil;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsResponse;
import dev.tradewind.api.ingestion.v1.DeleteItemRequest;
import dev.tradewind.api.ingestion.v1.DeleteItemResponse;
import dev.tradewind.api.ingestion.v1.UpdateItemRequest;
import dev.tradewind.api.ingestion.v1.UpdateItemResponse;
import dev.tradewind.ingestion.catalog.domain.Item;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.message.Masks;
import dev.tradewind.ingestion.receipt.OnceOnly;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.validation.MessageValidator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** Changes the catalogue. */
@Singleton
class ItemChanges {

  private final ItemRepository items;
  private final OnceOnly onceOnly;
  private final MessageValidator validator;
  private final Clock clock;

  ItemChanges(ItemRepository items, OnceOnly onceOnly, MessageValidator validator, Clock clock) {
    this.items = items;
    this.onceOnly = onceOnly;
    this.validator = validator;
    this.clock = clock;
  }

  /** Of two items with one id the later wins. */
  Uni<BatchUpsertItemsResponse> upsert(BatchUpsertItemsRequest request) {
    Instant now = now();
    Map<String, Item> latest = new LinkedHashMap<>();
    Map<String, String> etags = new LinkedHashMap<>();
    request
        .getItemsList()
        .forEach(
            item -> {
              latest.put(item.getItemId(), ItemMessages.item(item, now));
              etags.put(item.getItemId(), item.getEtag());
            });
    return onceOnly.run(
        request.getRequestId(),
        request,
        BatchUpsertItemsResponse.parser(),
        session ->
            items
                .upsert(session, latest.values(), etags)
                .map(
                    written -> BatchUpsertItemsResponse.newBuilder().setUpserted(written).build()));
  }

  Uni<UpdateItemResponse> update(UpdateItemRequest request) {
    Masks.check(request.getUpdateMask(), dev.tradewind.api.ingestion.v1.Item.class, "update_mask");
    return onceOnly.run(
        request.getRequestId(),
        request,
        UpdateItemResponse.parser(),
        session -> update(session, request));
  }

  private Uni<UpdateItemResponse> update(Session session, UpdateItemRequest request) {
    String id = request.getItem().getItemId();
    return items
        .lock(session, id)
        .chain(() -> only(session, id))
        .map(stored -> merged(ItemMessages.message(stored), request))
        .chain(
            changed ->
                items.upsert(
                    session,
                    List.of(ItemMessages.item(changed, now())),
                    Map.of(id, request.getItem().getEtag())))
        .chain(() -> only(session, id))
        .map(item -> UpdateItemResponse.newBuilder().setItem(ItemMessages.message(item)).build());
  }

  private Uni<Item> only(Session session, String itemId) {
    session.clear();
    // A price that begins with this very change is in force, too.
    return items
        .byIds(session, List.of(itemId), now().plus(1, ChronoUnit.SECONDS))
        .map(found -> found.stream().findFirst().orElseThrow(() -> unknown(itemId)));
  }

  private dev.tradewind.api.ingestion.v1.Item merged(
      dev.tradewind.api.ingestion.v1.Item stored, UpdateItemRequest request) {
    dev.tradewind.api.ingestion.v1.Item.Builder merged = stored.toBuilder();
    FieldMaskUtil.merge(
        request.getUpdateMask(),
        request.getItem(),
        merged,
        new FieldMaskUtil.MergeOptions()
            .setReplaceMessageFields(true)
            .setReplaceRepeatedFields(true));
    dev.tradewind.api.ingestion.v1.Item item = merged.setItemId(stored.getItemId()).build();
    List<FieldViolation> violations = validator.violations(item);
    if (!violations.isEmpty()) {
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "item." + violations.get(0).field() + ": " + violations.get(0).description(),
          violations.stream()
              .map(v -> new FieldViolation("item." + v.field(), v.description()))
              .toList());
    }
    return item;
  }

  Uni<DeleteItemResponse> delete(DeleteItemRequest request) {
    return onceOnly.run(
        request.getRequestId(),
        request,
        DeleteItemResponse.parser(),
        session ->
            ItemRepository.VERSIONS
                .require(session, Map.of(request.getItemId(), request.getEtag()))
                .chain(() -> items.delete(session, request.getItemId(), now()))
                .map(deleted -> DeleteItemResponse.newBuilder().setDeleted(deleted).build()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static ServiceException unknown(String itemId) {
    return new ServiceException(
        IngestionReason.ITEM_UNKNOWN,
        "item_id: " + itemId + " (expected: an item of the catalogue)");
  }
}
