package dev.tradewind.ingestion.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.BatchGetItemsRequest;
import dev.tradewind.api.ingestion.v1.BatchGetItemsResponse;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListItemsRequest;
import dev.tradewind.api.ingestion.v1.ListItemsResponse;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class CatalogGrpcServiceTest extends GrpcTest {

  private CatalogServiceBlockingStub catalog;

  @BeforeEach
  void stub() {
    catalog = CatalogServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void anItemIsReadBackAsItWasSent() {
    Item full =
        item(unique("item"), "Größe \"L\", 100 % 🧶\n").toBuilder()
            .addCategoryPath("Home")
            .addCategoryPath("Yarn, \"fine\"")
            .setPrice(euros(-12, -990_000_000))
            .build();
    Item bare = item(unique("item"), "Bare");

    assertThat(upsert(full, bare)).isEqualTo(2);

    Item read = get(full.getItemId());
    assertThat(read.getUpdatedAt().getSeconds()).isPositive();
    assertThat(read.toBuilder().clearUpdatedAt().clearEtag().build()).isEqualTo(full);
    assertThat(get(bare.getItemId()).toBuilder().clearUpdatedAt().clearEtag().build())
        .isEqualTo(bare);
  }

  @Test
  void ofTwoItemsWithOneIdTheLaterWins() {
    String id = unique("item");
    assertThat(upsert(item(id, "first"), item(id, "second"))).isEqualTo(1);
    assertThat(get(id).getTitle()).isEqualTo("second");

    upsert(item(id, "third").toBuilder().setPrice(euros(1, 0)).build());
    upsert(item(id, "fourth"));
    assertThat(get(id).getTitle()).isEqualTo("fourth");
    assertThat(get(id).hasPrice()).isFalse();
  }

  @Test
  void takesAThousandItemsAtOnceAndAnswersInTheOrderAsked() {
    String prefix = unique("many");
    Item[] items =
        IntStream.range(0, 1000)
            .mapToObj(i -> item(prefix + "-" + i, "Item " + i))
            .toArray(Item[]::new);
    assertThat(upsert(items)).isEqualTo(1000);

    List<String> asked = List.of(prefix + "-999", "unknown", prefix + "-1", prefix + "-999");
    BatchGetItemsResponse response =
        catalog.batchGetItems(BatchGetItemsRequest.newBuilder().addAllItemIds(asked).build());
    assertThat(response.getItemsList())
        .extracting(Item::getItemId)
        .containsExactly(prefix + "-999", prefix + "-1");
    assertThat(response.getUnknownItemIdsList()).containsExactly("unknown");
  }

  @Test
  void anUnknownItemIsNotFound() {
    assertFails(Status.Code.NOT_FOUND, "ITEM_UNKNOWN", () -> get("no-such-item"));
  }

  @Test
  void aWrongFieldIsNamedAndNothingIsWritten() {
    String good = unique("item");
    StatusRuntimeException failure =
        assertFails(
            Status.Code.INVALID_ARGUMENT,
            "FIELD_INVALID",
            () -> upsert(item(good, "fine"), item(unique("item"), "")));
    assertThat(fields(failure)).containsExactly("items[1].title");
    assertFails(Status.Code.NOT_FOUND, "ITEM_UNKNOWN", () -> get(good));
  }

  @Test
  void textThatTheStoreCannotHoldIsRefused() {
    assertFails(
        Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> upsert(item(unique("item"), "a\0b")));
    assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> get("a\0b"));
  }

  @Test
  void listsEveryItemOnceById() {
    String prefix = unique("list");
    upsert(
        IntStream.range(0, 25)
            .mapToObj(i -> item(prefix + "-" + (char) ('Z' - i), "Item"))
            .toArray(Item[]::new));
    List<String> listed = new ArrayList<>();
    String token = "";
    do {
      ListItemsResponse page =
          catalog.listItems(
              ListItemsRequest.newBuilder().setPageSize(7).setPageToken(token).build());
      page.getItemsList().forEach(item -> listed.add(item.getItemId()));
      token = page.getNextPageToken();
    } while (!token.isEmpty());

    assertThat(listed).isSorted().doesNotHaveDuplicates();
    assertThat(listed).filteredOn(id -> id.startsWith(prefix + "-")).hasSize(25);
  }

  @Test
  void aWrongPageTokenIsRefused() {
    for (String token : List.of("%%%", "TGlzdE9yZGVycy9zCng")) {
      assertFails(
          Status.Code.INVALID_ARGUMENT,
          "PAGE_TOKEN_INVALID",
          () -> catalog.listItems(ListItemsRequest.newBuilder().setPageToken(token).build()));
    }
  }

  private int upsert(Item... items) {
    return catalog
        .batchUpsertItems(
            BatchUpsertItemsRequest.newBuilder().addAllItems(Arrays.asList(items)).build())
        .getUpserted();
  }

  private Item get(String id) {
    return catalog.getItem(GetItemRequest.newBuilder().setItemId(id).build()).getItem();
  }

  private static Item item(String id, String title) {
    return Item.newBuilder().setItemId(id).setTitle(title).build();
  }
}
