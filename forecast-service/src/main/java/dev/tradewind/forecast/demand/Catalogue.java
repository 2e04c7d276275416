package dev.tradewind.forecast.demand;

import dev.tradewind.api.ingestion.v1.CatalogService;
import dev.tradewind.api.ingestion.v1.GetItemRequest;
import dev.tradewind.forecast.error.ForecastReason;
import dev.tradewind.kit.error.ServiceException;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Which items there are, from ingestion. */
@ApplicationScoped
public class Catalogue {

  private final CatalogService catalog;

  Catalogue(@GrpcClient("ingestion") CatalogService catalog) {
    this.catalog = catalog;
  }

  /** Fails with ITEM_UNKNOWN where the catalogue does not have the item. */
  Uni<Void> require(String itemId) {
    return catalog
        .getItem(GetItemRequest.newBuilder().setItemId(itemId).build())
        .onFailure(failure -> Status.fromThrowable(failure).getCode() == Status.Code.NOT_FOUND)
        .transform(
            unknown ->
                new ServiceException(
                    ForecastReason.ITEM_UNKNOWN, "the catalogue has no item " + itemId))
        .replaceWithVoid();
  }
}
