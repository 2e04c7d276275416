package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.online.LiveCatalog.Live;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads features as of now: one MGET for all entities, views and parts. The id of the live
 * generation is remembered between reads and comes back with every one, so that a switch of
 * generations costs the next read a second round trip and no other.
 */
@Singleton
public class OnlineFeatures {

  /** A switch takes one more try; several in a row mean that something is wrong. */
  private static final int MAX_TRIES = 4;

  /**
   * What was read.
   *
   * @param asOf microseconds; windows were measured from here
   */
  public record Result(List<OnlineRow> rows, long asOf) {}

  private final LiveCatalog live;
  private final DeclaredCatalog declared;
  private final OnlineStore store;
  private final Clock clock;
  private final Semaphore permits;

  @Inject
  OnlineFeatures(
      LiveCatalog live,
      DeclaredCatalog declared,
      OnlineStore store,
      Clock clock,
      OnlineConfig config) {
    this(live, declared, store, clock, config.maxConcurrentReads());
  }

  public OnlineFeatures(
      LiveCatalog live,
      DeclaredCatalog declared,
      OnlineStore store,
      Clock clock,
      int maxConcurrentReads) {
    Settings.check("tradewind.feature.online.max-concurrent-reads", maxConcurrentReads, 1, 100_000);
    this.live = live;
    this.declared = declared;
    this.store = store;
    this.clock = clock;
    this.permits = new Semaphore(maxConcurrentReads);
  }

  /**
   * Reads features of entities.
   *
   * @param features as {@code "view:feature"}, all of one kind of entity
   * @return fails with FEATURE_UNKNOWN, FEATURES_MIXED, ONLINE_STORE_DOWN, FEATURE_VIEW_DERIVING or
   *     OVERLOADED
   */
  public Uni<Result> read(List<String> features, List<String> entities) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!permits.tryAcquire()) {
                throw new ServiceException(
                    CommonReason.OVERLOADED, "too many reads are under way; try again later");
              }
              return read(live.current(), features, entities, MAX_TRIES)
                  .onTermination()
                  .invoke(permits::release);
            })
        .onFailure(OnlineStoreDownException.class)
        .transform(failure -> down("Redis does not answer; try again later"));
  }

  private Uni<Result> read(
      Optional<Live> known, List<String> features, List<String> entities, int tries) {
    if (tries == 0) {
      return Uni.createFrom().failure(down("the store was lost just now; try again later"));
    }
    if (known.isEmpty()) {
      return live.refresh()
          .chain(
              found ->
                  read(
                      Optional.of(
                          found.orElseThrow(
                              () ->
                                  down(
                                      "nothing has been derived from the log yet; try again"
                                          + " later"))),
                      features,
                      entities,
                      tries - 1));
    }
    Generation generation = known.get().generation();
    OnlineRead read =
        new OnlineRead(
            select(known.get().catalog(), features), entities, generation.shape().partitions());
    return store
        .read(generation.id(), read.keys())
        .chain(
            found -> {
              if (found.liveGeneration().filter(generation.id()::equals).isPresent()) {
                long asOf = Micros.of(clock.instant());
                return Uni.createFrom().item(new Result(read.rows(found.states(), asOf), asOf));
              }
              return read(Optional.empty(), features, entities, tries - 1);
            });
  }

  private FeatureSelection select(ViewCatalog readable, List<String> features) {
    try {
      return FeatureViews.select(readable, features);
    } catch (ServiceException refused) {
      if (refused.reason() != FeatureReason.FEATURE_UNKNOWN) {
        throw refused;
      }
      FeatureViews.select(declared.catalog(), features);
      throw new ServiceException(
          FeatureReason.FEATURE_VIEW_DERIVING,
          "features: a view is new or has changed and is being derived from the log; try again"
              + " later ("
              + refused.getMessage()
              + ")");
    }
  }

  private static ServiceException down(String message) {
    return new ServiceException(FeatureReason.ONLINE_STORE_DOWN, "online store: " + message);
  }
}
