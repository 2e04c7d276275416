package dev.tradewind.ingestion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.FieldMask;
import dev.tradewind.api.ingestion.v1.BatchGetItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.DeleteItemRequest;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ItemRevision;
import dev.tradewind.api.ingestion.v1.ListItemRevisionsRequest;
import dev.tradewind.api.ingestion.v1.ListItemRevisionsResponse;
import dev.tradewind.api.ingestion.v1.ListItemsRequest;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.api.ingestion.v1.UpdateItemRequest;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class ItemHistoryTest extends GrpcTest {

  private CatalogServiceBlockingStub catalog;

  @BeforeEach
  void stub() {
    catalog = CatalogServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  /** The history against the list of what was answered after each change. */
  @Test
  void everyMomentReadsWhatHeldThen() {
    Random random = new Random(7);
    String id = unique("history");
    List<Item> states = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Item.Builder item = Item.newBuilder().setItemId(id).setTitle("Title " + random.nextInt(5));
      for (int depth = random.nextInt(3); depth > 0; depth--) {
        item.addCategoryPath("c" + random.nextInt(3));
      }
      if (random.nextInt(3) > 0) {
        item.setPrice(euros(random.nextInt(3), 0));
      }
      upsert(item.build());
      states.add(get(id));
    }
    for (Item state : states) {
      Item then =
          catalog
              .getItem(
                  GetItemRequest.newBuilder().setItemId(id).setAsOf(state.getUpdatedAt()).build())
              .getItem();
      assertThat(then).isEqualTo(state);
    }
    List<ItemRevision> revisions = revisions(id, 7);
    assertThat(revisions).hasSize(30);
    for (int i = 0; i < 30; i++) {
      assertThat(revisions.get(i).getItem())
          .isEqualTo(states.get(29 - i).toBuilder().clearPrice().build());
      assertThat(revisions.get(i).getValidFrom()).isEqualTo(states.get(29 - i).getUpdatedAt());
    }
  }

  @Test
  void beforeItsFirstVersionThereIsNoItem() {
    String id = unique("late");
    upsert(item(id, "Title"));
    assertFails(
        Status.Code.NOT_FOUND,
        "ITEM_UNKNOWN",
        () ->
            catalog.getItem(
                GetItemRequest.newBuilder()
                    .setItemId(id)
                    .setAsOf(timestamp("2020-01-01T00:00:00Z"))
                    .build()));
  }

  @Test
  void aDeletedItemIsGoneButWas() {
    String id = unique("deleted");
    upsert(item(id, "Title"));
    Item before = get(id);
    DeleteItemRequest delete = DeleteItemRequest.newBuilder().setItemId(id).build();
    assertThat(catalog.deleteItem(delete).getDeleted()).isTrue();
    assertThat(catalog.deleteItem(delete).getDeleted()).isFalse();

    assertFails(Status.Code.NOT_FOUND, "ITEM_UNKNOWN", () -> get(id));
    assertThat(
            catalog
                .getItem(
                    GetItemRequest.newBuilder()
                        .setItemId(id)
                        .setAsOf(before.getUpdatedAt())
                        .build())
                .getItem())
        .isEqualTo(before);
    assertThat(revisions(id, 50)).extracting(ItemRevision::getDeleted).containsExactly(true, false);

    upsert(item(id, "Again").toBuilder().setEtag("0").build());
    assertThat(get(id).getTitle()).isEqualTo("Again");
  }

  @Test
  void aChangeOfAnotherVersionIsRefusedAndNothingOfItsBatchIsWritten() {
    String id = unique("etag");
    String neighbour = unique("etag-neighbour");
    upsert(item(id, "First"));
    String etag = get(id).getEtag();
    upsert(item(id, "Second"));
    StatusRuntimeException failure =
        assertFails(
            Status.Code.ABORTED,
            "ETAG_MISMATCH",
            () ->
                upsert(
                    item(neighbour, "Neighbour"),
                    item(id, "Third").toBuilder().setEtag(etag).build()));
    assertThat(failure.getStatus().getDescription()).contains(id);
    assertThat(get(id).getTitle()).isEqualTo("Second");
    assertFails(Status.Code.NOT_FOUND, "ITEM_UNKNOWN", () -> get(neighbour));

    assertFails(
        Status.Code.ABORTED,
        "ETAG_MISMATCH",
        () -> upsert(item(id, "New").toBuilder().setEtag("0").build()));
    upsert(item(id, "Third").toBuilder().setEtag(get(id).getEtag()).build());
    assertThat(get(id).getTitle()).isEqualTo("Third");
  }

  @Test
  void anUpdateChangesWhatItsMaskNamesAndNoMore() {
    String id = unique("update");
    upsert(item(id, "Title").toBuilder().addCategoryPath("a").setPrice(euros(5, 0)).build());
    Item updated =
        catalog
            .updateItem(
                UpdateItemRequest.newBuilder()
                    .setItem(Item.newBuilder().setItemId(id).setPrice(euros(6, 0)))
                    .setUpdateMask(FieldMask.newBuilder().addPaths("price"))
                    .build())
            .getItem();
    assertThat(updated.getPrice()).isEqualTo(euros(6, 0));
    assertThat(updated.getTitle()).isEqualTo("Title");
    assertThat(updated.getCategoryPathList()).containsExactly("a");
    assertThat(get(id)).isEqualTo(updated);

    StatusRuntimeException empty =
        assertFails(
            Status.Code.INVALID_ARGUMENT,
            "FIELD_INVALID",
            () ->
                catalog.updateItem(
                    UpdateItemRequest.newBuilder()
                        .setItem(Item.newBuilder().setItemId(id))
                        .setUpdateMask(FieldMask.newBuilder().addPaths("title"))
                        .build()));
    assertThat(fields(empty)).containsExactly("item.title");
    assertThat(
            fields(
                assertFails(
                    Status.Code.INVALID_ARGUMENT,
                    "FIELD_INVALID",
                    () ->
                        catalog.updateItem(
                            UpdateItemRequest.newBuilder()
                                .setItem(Item.newBuilder().setItemId(id))
                                .setUpdateMask(FieldMask.newBuilder().addPaths("colour"))
                                .build()))))
        .containsExactly("update_mask");
  }

  @Test
  void aReadMaskLeavesOutTheRest() {
    String id = unique("mask");
    upsert(item(id, "Title").toBuilder().addCategoryPath("a").build());
    Item item =
        catalog
            .getItem(
                GetItemRequest.newBuilder()
                    .setItemId(id)
                    .setReadMask(FieldMask.newBuilder().addPaths("title"))
                    .build())
            .getItem();
    assertThat(item).isEqualTo(Item.newBuilder().setTitle("Title").build());
  }

  @Test
  void aResponseEndsBeforeItIsTooLargeForAClient() {
    String prefix = unique("large");
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      Item.Builder item =
          Item.newBuilder()
              .setItemId("%s-%04d".formatted(prefix, i))
              .setTitle("\u6f22".repeat(512));
      for (int depth = 0; depth < 8; depth++) {
        item.addCategoryPath("\u6f22".repeat(128));
      }
      items.add(item.build());
    }
    upsert(items.subList(0, 500).toArray(new Item[0]));
    upsert(items.subList(500, 1000).toArray(new Item[0]));

    List<String> wanted = items.stream().map(Item::getItemId).toList();
    List<String> read = new ArrayList<>();
    List<String> remaining = wanted;
    while (!remaining.isEmpty()) {
      var response =
          catalog.batchGetItems(BatchGetItemsRequest.newBuilder().addAllItemIds(remaining).build());
      response.getItemsList().forEach(item -> read.add(item.getItemId()));
      remaining = response.getRemainingItemIdsList();
    }
    assertThat(read).isEqualTo(wanted);

    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      ListItemsResponse page =
          catalog.listItems(
              ListItemsRequest.newBuilder().setPageSize(1000).setPageToken(token).build());
      page.getItemsList().forEach(item -> listed.add(item.getItemId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    assertThat(listed).containsAll(wanted).doesNotHaveDuplicates();
  }

  private List<ItemRevision> revisions(String id, int pageSize) {
    List<ItemRevision> revisions = new ArrayList<>();
    String token = "";
    do {
      ListItemRevisionsResponse page =
          catalog.listItemRevisions(
              ListItemRevisionsRequest.newBuilder()
                  .setItemId(id)
                  .setPageSize(pageSize)
                  .setPageToken(token)
                  .build());
      revisions.addAll(page.getRevisionsList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return revisions;
  }

  private static Item item(String id, String title) {
    return Item.newBuilder().setItemId(id).setTitle(title).build();
  }

  private Item get(String id) {
    return catalog.getItem(GetItemRequest.newBuilder().setItemId(id).build()).getItem();
  }

  private void upsert(Item... items) {
    catalog.batchUpsertItems(
        BatchUpsertItemsRequest.newBuilder().addAllItems(List.of(items)).build());
  }
}
