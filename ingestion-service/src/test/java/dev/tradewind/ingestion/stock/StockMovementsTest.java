package dev.tradewind.ingestion.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.ApplyStockMovementsRequest;
import dev.tradewind.api.ingestion.v1.ApplyStockMovementsResponse;
import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchUpsertItemsRequest;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.Item;
import dev.tradewind.api.ingestion.v1.ListStockRevisionsRequest;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.api.ingestion.v1.StockLevelMovement;
import dev.tradewind.api.ingestion.v1.StockServiceGrpc;
import dev.tradewind.api.ingestion.v1.StockServiceGrpc.StockServiceBlockingStub;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class StockMovementsTest extends GrpcTest {

  private StockServiceBlockingStub stock;

  @BeforeEach
  void stub() {
    stock = StockServiceGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  @Test
  void aMovementCountsOnce() {
    String item = item();
    StockLevelMovement delivery = movement(unique("delivery"), item, 10);
    assertThat(apply(delivery).getApplied()).isEqualTo(1);
    ApplyStockMovementsResponse again =
        apply(delivery, delivery, movement(unique("sale"), item, -3));
    assertThat(again.getApplied()).isEqualTo(1);
    assertThat(again.getLevelsList()).extracting(StockLevel::getOnHand).containsExactly(7L);
  }

  @Test
  void movementsOfManyAtOnceAllCountOnce() throws Exception {
    String item = item();
    apply(movement(unique("start"), item, 1000));
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      StockLevelMovement sale = movement(unique("sale"), item, -1);
      calls.add(() -> apply(sale).getApplied());
      calls.add(() -> apply(sale).getApplied());
    }
    ExecutorService callers = Executors.newFixedThreadPool(8);
    int applied = 0;
    try {
      for (Future<Integer> call : callers.invokeAll(calls)) {
        applied += call.get();
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(applied).isEqualTo(40);
    assertThat(level(item).getOnHand()).isEqualTo(960);
    List<StockLevel> history = history(item);
    assertThat(history).hasSize(41);
    for (int i = 0; i < history.size(); i++) {
      assertThat(history.get(i).getOnHand()).isEqualTo(960 + i);
    }
  }

  @Test
  void aLevelIsReadAsItWasAtAnyMoment() {
    String item = item();
    List<StockLevel> levels = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      apply(movement(unique("delivery"), item, i));
      levels.add(level(item));
    }
    for (StockLevel then : levels) {
      assertThat(
              stock
                  .batchGetStock(
                      BatchGetStockRequest.newBuilder()
                          .addItemIds(item)
                          .setAsOf(then.getUpdatedAt())
                          .build())
                  .getLevelsList())
          .containsExactly(then);
    }
  }

  @Test
  void whatIsNotThereCannotGo() {
    String item = item();
    String other = item();
    apply(movement(unique("delivery"), item, 2));
    assertFails(
        Status.Code.FAILED_PRECONDITION,
        "STOCK_BELOW_ZERO",
        () -> apply(movement(unique("d"), other, 5), movement(unique("sale"), item, -3)));
    assertThat(level(item).getOnHand()).isEqualTo(2);
    assertThat(history(other)).isEmpty();
  }

  @Test
  void anIdIsOfOneMovement() {
    String item = item();
    String id = unique("movement");
    apply(movement(id, item, 2));
    assertFails(Status.Code.ALREADY_EXISTS, "MOVEMENT_CHANGED", () -> apply(movement(id, item, 3)));
    assertFails(
        Status.Code.ALREADY_EXISTS,
        "MOVEMENT_CHANGED",
        () -> {
          String twice = unique("twice");
          apply(movement(twice, item, 1), movement(twice, item, 2));
        });
    assertThat(level(item).getOnHand()).isEqualTo(2);
  }

  @Test
  void aLevelOfAnotherVersionIsNotReplaced() {
    String item = item();
    apply(movement(unique("delivery"), item, 2));
    String etag = level(item).getEtag();
    apply(movement(unique("sale"), item, -1));
    assertFails(
        Status.Code.ABORTED,
        "ETAG_MISMATCH",
        () ->
            stock.batchSetStock(
                BatchSetStockRequest.newBuilder()
                    .addLevels(StockLevel.newBuilder().setItemId(item).setOnHand(9).setEtag(etag))
                    .build()));
    assertThat(level(item).getOnHand()).isEqualTo(1);
  }

  private String item() {
    String id = unique("moved");
    CatalogServiceGrpc.newBlockingStub(channel)
        .batchUpsertItems(
            BatchUpsertItemsRequest.newBuilder()
                .addItems(Item.newBuilder().setItemId(id).setTitle("Item"))
                .build());
    return id;
  }

  private static StockLevelMovement movement(String id, String item, long change) {
    return StockLevelMovement.newBuilder()
        .setMovementId(id)
        .setItemId(item)
        .setChange(change)
        .build();
  }

  private ApplyStockMovementsResponse apply(StockLevelMovement... movements) {
    return stock.applyStockMovements(
        ApplyStockMovementsRequest.newBuilder().addAllMovements(List.of(movements)).build());
  }

  private StockLevel level(String item) {
    return stock
        .batchGetStock(BatchGetStockRequest.newBuilder().addItemIds(item).build())
        .getLevels(0);
  }

  private List<StockLevel> history(String item) {
    return stock
        .listStockRevisions(
            ListStockRevisionsRequest.newBuilder().setItemId(item).setPageSize(500).build())
        .getLevelsList();
  }
}
