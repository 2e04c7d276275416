package dev.tradewind.ingestion.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.api.ingestion.v1.StockServiceGrpc;
import dev.tradewind.api.ingestion.v1.StockServiceGrpc.StockServiceBlockingStub;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class StockGrpcServiceTest extends GrpcTest {

  private StockServiceBlockingStub stock;

  @BeforeEach
  void stub() {
    stock = StockServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void aLevelIsReadBackAsItWasSet() {
    String first = item();
    String second = item();

    assertThat(set(level(first, 5, 0), level(second, Long.MAX_VALUE, 7))).isEqualTo(2);
    assertThat(set(level(first, 4, 10))).isEqualTo(1);

    List<StockLevel> levels = get(second, "never-set", first);
    assertThat(levels).extracting(StockLevel::getItemId).containsExactly(second, first);
    assertThat(levels).extracting(StockLevel::getOnHand).containsExactly(Long.MAX_VALUE, 4L);
    assertThat(levels).extracting(StockLevel::getOnOrder).containsExactly(7L, 10L);
    assertThat(levels).allSatisfy(level -> assertThat(level.hasUpdatedAt()).isTrue());
  }

  @Test
  void ofTwoLevelsOfOneItemTheLaterWins() {
    String item = item();
    assertThat(set(level(item, 1, 0), level(item, 2, 0))).isEqualTo(1);
    assertThat(get(item)).extracting(StockLevel::getOnHand).containsExactly(2L);
  }

  @Test
  void anUnknownItemIsNamedAndNothingIsSet() {
    String known = item();
    StatusRuntimeException failure =
        assertFails(
            Status.Code.NOT_FOUND,
            "ITEM_UNKNOWN",
            () -> set(level(known, 1, 0), level("ghost", 1, 0)));
    assertThat(failure.getStatus().getDescription()).contains("ghost").doesNotContain(known);
    assertThat(get(known)).isEmpty();
  }

  @Test
  void aNegativeLevelIsRefused() {
    StatusRuntimeException failure =
        assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> set(level("i", -1, 0)));
    assertThat(fields(failure)).containsExactly("levels[0].on_hand");
    assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", this::set);
  }

  private String item() {
    String id = unique("stocked");
    CatalogServiceGrpc.newBlockingStub(channel)
        .batchUpsertItems(
            BatchUpsertItemsRequest.newBuilder()
                .addItems(Item.newBuilder().setItemId(id).setTitle("Item"))
                .build());
    return id;
  }

  private int set(StockLevel... levels) {
    return stock
        .batchSetStock(
            BatchSetStockRequest.newBuilder().addAllLevels(Arrays.asList(levels)).build())
        .getUpdated();
  }

  private List<StockLevel> get(String... ids) {
    return stock
        .batchGetStock(BatchGetStockRequest.newBuilder().addAllItemIds(Arrays.asList(ids)).build())
        .getLevelsList();
  }

  private static StockLevel level(String id, long onHand, long onOrder) {
    return StockLevel.newBuilder().setItemId(id).setOnHand(onHand).setOnOrder(onOrder).build();
  }
}
