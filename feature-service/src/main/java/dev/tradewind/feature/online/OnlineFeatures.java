package dev.tradewind.feature.online;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.online.LiveCatalog.Live;
import dev.tradewind.feature.online.OnlineAnswer.Degradation;
import dev.tradewind.feature.online.OnlineQuery.CallerValues;
import dev.tradewind.feature.start.Settings;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Reads features as of now: one MGET for all entities, their ids, views and parts. The id of the
 * live generation comes back with every read, so that a switch of generations costs the next read a
 * second round trip and no other. Where the store does not answer, what was read lately does.
 */
@Singleton
public class OnlineFeatures {

  /** A switch takes one more try; several in a row mean that something is wrong. */
  private static final int MAX_TRIES = 4;

  private final LiveCatalog live;
  private final DeclaredCatalog declared;
  private final StateReader reader;
  private final Identities identities;
  private final StoreLag lag;
  private final Clock clock;
  private final ReadListener listener;
  private final Semaphore permits;
  private final RecentStates recent;
  private final ReadPlans plans = new ReadPlans();

  @Inject
  public OnlineFeatures(
      LiveCatalog live,
      DeclaredCatalog declared,
      StateReader reader,
      Identities identities,
      StoreLag lag,
      Clock clock,
      ReadListener listener,
      OnlineConfig config) {
    check(config);
    this.live = live;
    this.declared = declared;
    this.reader = reader;
    this.identities = identities;
    this.lag = lag;
    this.clock = clock;
    this.listener = listener;
    this.permits = new Semaphore(config.maxConcurrentReads());
    this.recent =
        new RecentStates(config.fallbackBytes(), config.fallbackFor(), Ticker.systemTicker());
  }

  private static void check(OnlineConfig config) {
    String prefix = "tradewind.feature.online.";
    Duration least = Duration.ofMillis(1);
    Settings.check(prefix + "max-concurrent-reads", config.maxConcurrentReads(), 1, 100_000);
    Settings.check(prefix + "read-timeout", config.readTimeout(), least, Duration.ofSeconds(10));
    Settings.check(prefix + "trip-after", config.tripAfter(), 1, 1_000);
    Settings.check(prefix + "retry-every", config.retryEvery(), least, Duration.ofMinutes(1));
    Settings.check(prefix + "fallback-bytes", config.fallbackBytes(), 0, 16L << 30);
    Settings.check(
        prefix + "fallback-for", config.fallbackFor(), Duration.ofSeconds(1), Duration.ofDays(1));
  }

  /**
   * Finds features as a read would.
   *
   * @throws ServiceException FEATURE_UNKNOWN, FEATURES_MIXED or FEATURE_VIEW_DERIVING
   */
  public FeatureSelection select(List<String> features) {
    ViewCatalog catalog = live.current().map(Live::catalog).orElseGet(declared::catalog);
    return plans.of(catalog, features, () -> select(catalog, features)).selection();
  }

  /**
   * Reads features of entities.
   *
   * @return fails with FEATURE_UNKNOWN, FEATURES_MIXED, FIELD_INVALID, FEATURE_VIEW_DERIVING or
   *     OVERLOADED
   */
  public Uni<OnlineAnswer> read(OnlineQuery query) {
    return Uni.createFrom()
        .deferred(
            () -> {
              if (!permits.tryAcquire()) {
                throw new ServiceException(
                    CommonReason.OVERLOADED, "too many reads are under way; try again later");
              }
              return read(live.current(), query, MAX_TRIES)
                  .invoke(answer -> listener.answered(query.features(), answer))
                  .onTermination()
                  .invoke(permits::release);
            });
  }

  /** Reads features of entities, none of them on demand by a caller's values. */
  public Uni<OnlineAnswer> read(List<String> features, List<String> entities) {
    return read(new OnlineQuery(features, entities, CallerValues.NONE));
  }

  private Uni<OnlineAnswer> read(Optional<Live> known, OnlineQuery query, int tries) {
    if (tries == 0) {
      return Uni.createFrom().item(() -> degraded(query));
    }
    if (known.isEmpty()) {
      return refresh(query, tries);
    }
    Generation generation = known.get().generation();
    ReadPlan plan = plan(known.get().catalog(), query);
    OnlineRead read =
        new OnlineRead(plan, query.entities(), generation.shape().partitions(), identities, now());
    Map<String, Value> values = values(plan, query);
    List<StateKey> keys = read.keys();
    return reader
        .read(generation.id(), keys)
        .onItemOrFailure()
        .transformToUni(
            (found, failure) -> {
              if (failure != null) {
                return orDegraded(failure, query);
              }
              if (found.liveGeneration().filter(generation.id()::equals).isEmpty()) {
                return read(Optional.empty(), query, tries - 1);
              }
              recent.keep(keys, found.states());
              long asOf = now();
              long behind = MICROSECONDS.convert(lag.lag());
              return Uni.createFrom()
                  .item(
                      new OnlineAnswer(
                          read.rows(found.states(), asOf, values, behind), asOf, Optional.empty()));
            });
  }

  private Uni<OnlineAnswer> refresh(OnlineQuery query, int tries) {
    return live.refresh()
        .onItemOrFailure()
        .transformToUni(
            (found, failure) -> {
              if (failure != null) {
                return orDegraded(failure, query);
              }
              return found.isEmpty()
                  ? Uni.createFrom().item(() -> degraded(query))
                  : read(found, query, tries - 1);
            });
  }

  private Uni<OnlineAnswer> orDegraded(Throwable failure, OnlineQuery query) {
    return failure instanceof OnlineStoreDownException
        ? Uni.createFrom().item(() -> degraded(query))
        : Uni.createFrom().failure(failure);
  }

  /** What was read lately; nothing of it is fresh. */
  private OnlineAnswer degraded(OnlineQuery query) {
    Optional<Live> known = live.current();
    ReadPlan plan = plan(known.map(Live::catalog).orElseGet(declared::catalog), query);
    int partitions = known.map(found -> found.generation().shape().partitions()).orElse(1);
    long asOf = now();
    OnlineRead read = new OnlineRead(plan, query.entities(), partitions, identities, asOf);
    return new OnlineAnswer(
        read.rows(recent.find(read.keys()), asOf, values(plan, query), Long.MAX_VALUE),
        asOf,
        Optional.of(Degradation.ONLINE_STORE_DOWN));
  }

  private ReadPlan plan(ViewCatalog catalog, OnlineQuery query) {
    return plans.of(catalog, query.features(), () -> select(catalog, query.features()));
  }

  private static Map<String, Value> values(ReadPlan plan, OnlineQuery query) {
    return plan.inputs().isEmpty() ? Map.of() : query.values().of(plan.inputs());
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

  private long now() {
    return Micros.of(clock.instant());
  }
}
