package dev.tradewind.feature.online;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Reads features as of now: one MGET for all entities, views and parts. The id of the live
 * generation is remembered between reads and comes back with every one, so that a switch of
 * generations costs the next read a second round trip and no other.
 */
@Singleton
public class OnlineFeatures {

  /** A switch takes one more try; several in a row mean that something is wrong. */
  private static final int MAX_TRIES = 3;

  /**
   * What was read.
   *
   * @param asOf microseconds; windows were measured from here
   */
  public record Result(List<OnlineRow> rows, long asOf) {}

  private final ViewCatalog catalog;
  private final OnlineStore store;
  private final Clock clock;
  private final Semaphore permits;
  private volatile @Nullable Generation remembered;

  @Inject
  OnlineFeatures(ViewCatalog catalog, OnlineStore store, Clock clock, OnlineConfig config) {
    this(catalog, store, clock, config.maxConcurrentReads());
  }

  public OnlineFeatures(
      ViewCatalog catalog, OnlineStore store, Clock clock, int maxConcurrentReads) {
    Settings.check("tradewind.feature.online.max-concurrent-reads", maxConcurrentReads, 1, 100_000);
    this.catalog = catalog;
    this.store = store;
    this.clock = clock;
    this.permits = new Semaphore(maxConcurrentReads);
  }

  /**
   * Reads features of entities.
   *
   * @param features as {@code "view:feature"}, all of one kind of entity
   * @return fails with FEATURE_UNKNOWN, FEATURES_MIXED, ONLINE_STORE_DOWN, FEATURE_VIEW_REBUILDING
   *     or OVERLOADED
   */
  public Uni<Result> read(List<String> features, List<String> entities) {
    return Uni.createFrom()
        .deferred(
            () -> {
              FeatureSelection selection = FeatureViews.select(catalog, features);
              if (!permits.tryAcquire()) {
                throw new ServiceException(
                    CommonReason.OVERLOADED, "too many reads are under way; try again later");
              }
              return read(selection, entities, MAX_TRIES).onTermination().invoke(permits::release);
            })
        .onFailure(OnlineStoreDownException.class)
        .transform(failure -> down("Redis does not answer; try again later"));
  }

  private Uni<Result> read(FeatureSelection selection, List<String> entities, int tries) {
    if (tries == 0) {
      return Uni.createFrom().failure(down("the store was lost just now; try again later"));
    }
    return generation()
        .chain(
            generation -> {
              checkHolds(generation, selection);
              OnlineRead read =
                  new OnlineRead(selection, entities, generation.shape().partitions());
              return store
                  .read(generation.id(), read.keys())
                  .chain(
                      found -> {
                        if (found.liveGeneration().filter(generation.id()::equals).isPresent()) {
                          long asOf = Micros.of(clock.instant());
                          return Uni.createFrom()
                              .item(new Result(read.rows(found.states(), asOf), asOf));
                        }
                        remembered = null;
                        return read(selection, entities, tries - 1);
                      });
            });
  }

  private Uni<Generation> generation() {
    Generation known = remembered;
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return store
        .live()
        .map(
            live -> {
              Generation found =
                  live.orElseThrow(
                      () -> down("nothing has been derived from the log yet; try again later"));
              remembered = found;
              return found;
            });
  }

  private static void checkHolds(Generation generation, FeatureSelection selection) {
    for (CompiledView view : selection.views()) {
      if (!generation.shape().holds(view)) {
        throw new ServiceException(
            FeatureReason.FEATURE_VIEW_REBUILDING,
            "feature view "
                + view.spec().name()
                + " is new or has changed and is being derived from the log; try again later");
      }
    }
  }

  private static ServiceException down(String message) {
    return new ServiceException(FeatureReason.ONLINE_STORE_DOWN, "online store: " + message);
  }
}
