package dev.tradewind.forecast.demand;

import dev.tradewind.forecast.domain.DemandForecast;
import dev.tradewind.forecast.domain.DemandHistory;
import dev.tradewind.forecast.error.ForecastReason;
import dev.tradewind.forecast.settings.ForecastSettings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Forecasts of items. */
@ApplicationScoped
public class Forecasts {

  private final SalesHistory sales;
  private final Catalogue catalogue;
  private final DemandModel model;
  private final Semaphore places;

  Forecasts(SalesHistory sales, Catalogue catalogue, DemandModel model, ForecastSettings settings) {
    this.sales = sales;
    this.catalogue = catalogue;
    this.model = model;
    this.places = new Semaphore(settings.concurrentForecasts());
  }

  /** Forecasts an item. Fails with ITEM_UNKNOWN, NO_SALES_HISTORY or OVERLOADED. */
  public Uni<Forecast> of(String itemId) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!places.tryAcquire()) {
                return Uni.createFrom()
                    .failure(
                        new ServiceException(
                            CommonReason.OVERLOADED, "too many forecasts at once; try again"));
              }
              return forecast(itemId).onTermination().invoke(places::release);
            });
  }

  private Uni<Forecast> forecast(String itemId) {
    return sales
        .of(itemId)
        .chain(history -> history.isPresent() ? found(history) : missing(itemId))
        .chain(history -> model.forecast(history).map(forecast -> new Forecast(history, forecast)));
  }

  private static Uni<DemandHistory> found(Optional<DemandHistory> history) {
    return Uni.createFrom().optional(history);
  }

  /** What was sold is known to the shop: only an item without sales is looked up. */
  private Uni<DemandHistory> missing(String itemId) {
    return catalogue
        .require(itemId)
        .chain(
            () ->
                Uni.createFrom()
                    .failure(
                        new ServiceException(
                            ForecastReason.NO_SALES_HISTORY,
                            "item " + itemId + " was never sold: there is nothing to go by yet")));
  }

  /**
   * A forecast and what it goes by.
   *
   * @param history what was sold
   * @param demand what will be
   */
  public record Forecast(DemandHistory history, DemandForecast demand) {}
}
