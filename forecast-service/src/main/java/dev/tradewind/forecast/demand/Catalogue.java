package dev.tradewind.forecast.demand;

import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.api.ingestion.v1.MutinyCatalogServiceGrpc.MutinyCatalogServiceStub;
import dev.tradewind.forecast.error.ForecastReason;
import dev.tradewind.forecast.settings.ForecastSettings;
import dev.tradewind.kit.error.ServiceException;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Which items there are, from ingestion. */
@ApplicationScoped
public class Catalogue {

  private final MutinyCatalogServiceStub catalog;
  private final Duration deadline;

  Catalogue(@GrpcClient("ingestion") MutinyCatalogServiceStub catalog, ForecastSettings settings) {
    this.catalog = catalog;
    this.deadline = settings.neighbourDeadline();
  }

  /** Fails with ITEM_UNKNOWN where the catalogue does not have the item. */
  Uni<Void> require(String itemId) {
    // Each call its own: quarkus.grpc.clients.*.deadline is one moment, set when the stub is made.
    return catalog
        .withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .getItem(GetItemRequest.newBuilder().setItemId(itemId).build())
        .onFailure(failure -> Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND)
        .transform(
            unknown ->
                new ServiceException(
                    ForecastReason.ITEM_UNKNOWN, "the catalogue has no item " + itemId))
        .replaceWithVoid();
  }
}
