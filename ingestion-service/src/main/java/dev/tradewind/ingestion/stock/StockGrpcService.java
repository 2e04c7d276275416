package dev.tradewind.ingestion.stock;

import dev.tradewind.api.ingestion.v1.ApplyStockMovementsRequest;
import dev.tradewind.api.ingestion.v1.ApplyStockMovementsResponse;
import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchGetStockResponse;
import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchSetStockResponse;
import dev.tradewind.api.ingestion.v1.ListStockRevisionsRequest;
import dev.tradewind.api.ingestion.v1.ListStockRevisionsResponse;
import dev.tradewind.api.ingestion.v1.StockLevelMovement;
import dev.tradewind.api.ingestion.v1.StockService;
import dev.tradewind.ingestion.history.Revision;
import dev.tradewind.ingestion.history.RevisionPages;
import dev.tradewind.ingestion.history.Revisions;
import dev.tradewind.ingestion.message.Times;
import dev.tradewind.ingestion.receipt.OnceOnly;
import dev.tradewind.ingestion.stock.domain.Movement;
import dev.tradewind.ingestion.stock.domain.StockLevel;
import dev.tradewind.ingestion.store.Transactions;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny.Session;

/** The gRPC edge of the stock. */
@GrpcService
class StockGrpcService implements StockService {

  private static final Revisions REVISIONS = new Revisions("STOCK");
  private static final int DEFAULT_REVISIONS = 50;

  private final StockRepository stock;
  private final StockMovements movements;
  private final OnceOnly onceOnly;
  private final Transactions transactions;
  private final Clock clock;

  StockGrpcService(
      StockRepository stock,
      StockMovements movements,
      OnceOnly onceOnly,
      Transactions transactions,
      Clock clock) {
    this.stock = stock;
    this.movements = movements;
    this.onceOnly = onceOnly;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Of two levels of one item in a batch the later wins. */
  @Override
  public Uni<BatchSetStockResponse> batchSetStock(BatchSetStockRequest request) {
    Instant now = now();
    Map<String, StockLevel> latest = new LinkedHashMap<>();
    Map<String, String> etags = new LinkedHashMap<>();
    for (dev.tradewind.api.ingestion.v1.StockLevel level : request.getLevelsList()) {
      latest.put(level.getItemId(), StockMessages.level(level, now));
      etags.put(level.getItemId(), level.getEtag());
    }
    return onceOnly.run(
        request.getRequestId(),
        request,
        BatchSetStockResponse.parser(),
        session ->
            stock
                .set(session, latest.values(), etags)
                .map(written -> BatchSetStockResponse.newBuilder().setUpdated(written).build()));
  }

  @Override
  public Uni<ApplyStockMovementsResponse> applyStockMovements(ApplyStockMovementsRequest request) {
    Map<String, Movement> byId = new LinkedHashMap<>();
    Set<String> itemIds = new LinkedHashSet<>();
    for (StockLevelMovement message : request.getMovementsList()) {
      Movement movement = StockMessages.movement(message);
      Movement other = byId.putIfAbsent(movement.movementId(), movement);
      if (other != null && !other.equals(movement)) {
        throw StockMovements.changed(movement.movementId());
      }
      itemIds.add(movement.itemId());
    }
    Instant now = now();
    return transactions.write(
        session ->
            movements
                .apply(session, byId, now)
                .chain(
                    applied ->
                        stock
                            .byIds(session, itemIds)
                            .map(levels -> StockMessages.moved(applied, itemIds, levels))));
  }

  @Override
  public Uni<BatchGetStockResponse> batchGetStock(BatchGetStockRequest request) {
    Set<String> asked = new LinkedHashSet<>(request.getItemIdsList());
    Optional<Instant> asOf = Times.optional(request.hasAsOf(), request.getAsOf(), "as_of");
    return transactions
        .read(
            session ->
                asOf.isEmpty() ? stock.byIds(session, asked) : asOf(session, asked, asOf.get()))
        .map(found -> StockMessages.found(asked, found));
  }

  @Override
  public Uni<ListStockRevisionsResponse> listStockRevisions(ListStockRevisionsRequest request) {
    String scope = "ListStockRevisions/" + request.getItemId();
    Instant before = RevisionPages.start(scope, request.getPageToken());
    int size = request.getPageSize() == 0 ? DEFAULT_REVISIONS : request.getPageSize();
    return transactions
        .read(session -> REVISIONS.before(session, request.getItemId(), before, size + 1))
        .map(found -> StockMessages.revisions(found, size, scope));
  }

  private static Uni<List<StockLevel>> asOf(Session session, Set<String> itemIds, Instant moment) {
    return REVISIONS
        .asOf(session, itemIds, moment)
        .map(
            found ->
                found.stream()
                    .filter(revision -> !revision.deleted())
                    .map((Revision revision) -> StockMessages.level(revision))
                    .toList());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
