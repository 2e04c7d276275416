package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.online.LiveCatalog.Live;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one entity as every read does, and says which place in the log the values stand for: what
 * checks and explanations start from.
 */
@Singleton
public class PlacedReads {

  private final OnlineStore store;
  private final LiveCatalog live;
  private final Identities identities;
  private final Clock clock;

  public PlacedReads(OnlineStore store, LiveCatalog live, Identities identities, Clock clock) {
    this.store = store;
    this.live = live;
    this.identities = identities;
    this.clock = clock;
  }

  /**
   * Reads features that need no values of a caller.
   *
   * @return empty where nothing is derived yet; fails with FEATURE_UNKNOWN, FEATURES_MIXED,
   *     FIELD_INVALID or ONLINE_STORE_DOWN
   */
  public Uni<Optional<PlacedRow>> read(List<String> features, String entity) {
    return live.refresh()
        .chain(
            found ->
                found.isEmpty()
                    ? Uni.createFrom().item(Optional.<PlacedRow>empty())
                    : read(found.get(), features, entity))
        .onFailure(OnlineStoreDownException.class)
        .transform(
            down ->
                new ServiceException(
                    FeatureReason.ONLINE_STORE_DOWN, "Redis does not answer; try again later"));
  }

  private Uni<Optional<PlacedRow>> read(Live known, List<String> features, String entity) {
    FeatureSelection selection = FeatureViews.select(known.catalog(), features);
    if (!selection.inputs().isEmpty()) {
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "features: need values of a caller: " + selection.inputs().keySet());
    }
    Generation generation = known.generation();
    long asOf = Micros.of(clock.instant());
    OnlineRead read =
        new OnlineRead(
            new ReadPlan(known.catalog(), selection),
            List.of(entity),
            generation.shape().partitions(),
            identities,
            asOf);
    return store
        .readPlaced(generation.id(), read.keys())
        .map(
            found ->
                found.map(
                    placed ->
                        new PlacedRow(
                            selection,
                            read.rows(placed.states(), asOf, Map.of(), 0).get(0),
                            read.names(0),
                            read.states(placed.states()),
                            placed.positions(),
                            asOf)));
  }
}
