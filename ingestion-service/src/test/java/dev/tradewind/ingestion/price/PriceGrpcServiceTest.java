package dev.tradewind.ingestion.price;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.BatchGetPricesRequest;
import dev.tradewind.api.ingestion.v1.BatchSetPricesRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc.CatalogServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListPricesRequest;
import dev.tradewind.api.ingestion.v1.ListPricesResponse;
import dev.tradewind.api.ingestion.v1.Price;
import dev.tradewind.api.ingestion.v1.PriceServiceGrpc;
import dev.tradewind.api.ingestion.v1.PriceServiceGrpc.PriceServiceBlockingStub;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class PriceGrpcServiceTest extends GrpcTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private PriceServiceBlockingStub prices;
  private CatalogServiceBlockingStub catalog;

  @BeforeEach
  void stubs() {
    prices = PriceServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    catalog = CatalogServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  /** Prices set in any order, corrections among them, against a map by moment. */
  @Test
  void everyMomentReadsThePriceThatHeldThenAsItIsKnownNow() {
    Random random = new Random(11);
    String item = item();
    TreeMap<Instant, Long> oracle = new TreeMap<>();
    for (int i = 0; i < 60; i++) {
      Instant from = START.plus(random.nextInt(30), ChronoUnit.DAYS);
      long amount = random.nextInt(5);
      oracle.put(from, amount);
      set(price(item, "b2b", from, amount));
    }
    for (int i = 0; i < 100; i++) {
      Instant moment = START.plus(random.nextInt(40 * 24) - 100, ChronoUnit.HOURS);
      Map.Entry<Instant, Long> expected = oracle.floorEntry(moment);
      List<Price> found = get(item, "b2b", moment);
      // An amount of 0 stands for "no price" here.
      if (expected == null || expected.getValue() == 0) {
        assertThat(found).isEmpty();
      } else {
        assertThat(found)
            .extracting(p -> p.getAmount().getUnits())
            .containsExactly(expected.getValue());
        assertThat(found.get(0).getValidFrom()).isEqualTo(timestamp(expected.getKey()));
      }
    }
    assertThat(list(item, "b2b"))
        .extracting(Price::getValidFrom)
        .containsExactlyElementsOf(
            oracle.descendingKeySet().stream().map(GrpcTest::timestamp).toList());
  }

  @Test
  void aPriceOfTheFutureIsNotInForceYet() {
    String item = item();
    Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MICROS);
    set(price(item, "", START, 5), price(item, "", tomorrow, 6));
    assertThat(shown(item).getPrice()).isEqualTo(euros(5, 0));
    assertThat(get(item, "", tomorrow))
        .extracting(p -> p.getAmount().getUnits())
        .containsExactly(6L);
    Item then =
        catalog
            .getItem(
                GetItemRequest.newBuilder().setItemId(item).setAsOf(timestamp(tomorrow)).build())
            .getItem();
    assertThat(then.getPrice()).isEqualTo(euros(6, 0));
  }

  @Test
  void theCatalogueAndTheDefaultListAreOne() {
    String item = item();
    assertThat(shown(item).hasPrice()).isFalse();
    set(Price.newBuilder().setItemId(item).setAmount(euros(9, 0)).build());
    assertThat(shown(item).getPrice()).isEqualTo(euros(9, 0));
    catalog.batchUpsertItems(
        BatchUpsertItemsRequest.newBuilder()
            .addItems(Item.newBuilder().setItemId(item).setTitle("Item").setPrice(euros(8, 0)))
            .build());
    assertThat(get(item, "", Instant.now()))
        .extracting(p -> p.getAmount().getUnits())
        .containsExactly(8L);
    assertThat(list(item, "")).hasSize(2);
  }

  @Test
  void anUnknownItemHasNoPrice() {
    assertFails(
        Status.Code.NOT_FOUND, "ITEM_UNKNOWN", () -> set(price(unique("ghost"), "", START, 1)));
  }

  private String item() {
    String id = unique("priced");
    catalog.batchUpsertItems(
        BatchUpsertItemsRequest.newBuilder()
            .addItems(Item.newBuilder().setItemId(id).setTitle("Item"))
            .build());
    return id;
  }

  private Item shown(String item) {
    return catalog.getItem(GetItemRequest.newBuilder().setItemId(item).build()).getItem();
  }

  private static Price price(String item, String list, Instant from, long units) {
    Price.Builder price =
        Price.newBuilder().setItemId(item).setPriceList(list).setValidFrom(timestamp(from));
    return units == 0 ? price.build() : price.setAmount(euros(units, 0)).build();
  }

  private void set(Price... all) {
    prices.batchSetPrices(BatchSetPricesRequest.newBuilder().addAllPrices(List.of(all)).build());
  }

  private List<Price> get(String item, String list, Instant moment) {
    Timestamp asOf = timestamp(moment);
    return prices
        .batchGetPrices(
            BatchGetPricesRequest.newBuilder()
                .addItemIds(item)
                .setPriceList(list)
                .setAsOf(asOf)
                .build())
        .getPricesList();
  }

  private List<Price> list(String item, String list) {
    List<Price> found = new ArrayList<>();
    String token = "";
    do {
      ListPricesResponse page =
          prices.listPrices(
              ListPricesRequest.newBuilder()
                  .setItemId(item)
                  .setPriceList(list)
                  .setPageSize(4)
                  .setPageToken(token)
                  .build());
      found.addAll(page.getPricesList());
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return found;
  }
}
