package dev.tradewind.ingestion.stock;

import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchSetStockResponse;
import dev.tradewind.api.ingestion.v1.StockService;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.stock.domain.StockLevel;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gRPC edge of the stock. */
@GrpcService
class StockGrpcService implements StockService {

  private final StockRepository stock;
  private final Clock clock;

  StockGrpcService(StockRepository stock, Clock clock) {
    this.stock = stock;
    this.clock = clock;
  }

  /** Of two levels of one item in a batch the later wins. */
  @Override
  public Uni<BatchSetStockResponse> batchSetStock(BatchSetStockRequest request) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Map<String, StockLevel> latest = new LinkedHashMap<>();
    for (dev.tradewind.api.ingestion.v1.StockLevel level : request.getLevelsList()) {
      latest.put(
          level.getItemId(),
          new StockLevel(level.getItemId(), level.getOnHand(), level.getOnOrder(), now));
    }
    return stock
        .set(latest.values())
        .map(written -> BatchSetStockResponse.newBuilder().setUpdated(written).build());
  }

  @Override
  public Uni<BatchGetStockResponse> batchGetStock(BatchGetStockRequest request) {
    Set<String> asked = new LinkedHashSet<>(request.getItemIdsList());
    return stock.byIds(asked).map(found -> response(asked, found));
  }

  private static BatchGetStockResponse response(Set<String> asked, List<StockLevel> found) {
    Map<String, StockLevel> byId =
        found.stream().collect(Collectors.toMap(StockLevel::itemId, Function.identity()));
    BatchGetStockResponse.Builder response = BatchGetStockResponse.newBuilder();
    asked.stream()
        .map(byId::get)
        .filter(Objects::nonNull)
        .forEach(level -> response.addLevels(message(level)));
    return response.build();
  }

  private static dev.tradewind.api.ingestion.v1.StockLevel message(StockLevel level) {
    return dev.tradewind.api.ingestion.v1.StockLevel.newBuilder()
        .setItemId(level.itemId())
        .setOnHand(level.onHand())
        .setOnOrder(level.onOrder())
        .setUpdatedAt(Times.message(level.updatedAt()))
        .build();
  }
}
