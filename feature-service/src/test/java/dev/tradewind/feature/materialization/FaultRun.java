package dev.tradewind.feature.materialization;

import static dev.tradewind.feature.materialization.StoreProbe.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.materialization.MaterializationStatus.State;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineRow;
import dev.tradewind.feature.online.StateKey;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.feature.shop.FakeEventLog;
import dev.tradewind.feature.shop.Instance;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.RandomViews;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.feature.shop.UnreliableStore;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.testkit.Eventually;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;

/** A course of events, faults and changes, and what must come of it. */
final class FaultRun {
  /** What the contract promises of quantiles; all other values are exact. */
  private static final double QUANTILE_PERCENT = 1.00001;

  private final FakeEventLog log = new FakeEventLog();
  private final TestClock clock = new TestClock(RandomShop.NOON);
  private final List<Instance> instances = new ArrayList<>();
  private final RedisFixture redis;
  private final StoreProbe store;
  private final RandomShop shop;
  private final Random random;
  private final List<ViewSpec> pool = new ArrayList<>();
  private ViewCatalog declared;
  private long revision = 1;

  FaultRun(RedisFixture redis, long seed) {
    this.redis = redis;
    store = new StoreProbe(redis);
    shop = new RandomShop(seed);
    random = new Random(seed);
    RandomViews views = new RandomViews(seed);
    for (int i = 0; i < RandomViews.KEYS.size(); i++) {
      pool.add(views.view("view_" + i, RandomViews.KEYS.get(i)));
    }
    declared = new ViewCatalog(pool, Views.EXPRESSIONS);
    add(instance(), 1);
  }

  FakeEventLog log() {
    return log;
  }

  /** Events come. */
  void append(int events) {
    log.append(shop.events(events));
  }

  Instance instance() {
    return new Instance(log, redis.store(), new TestConfig(17), clock);
  }

  Instance unreliable() {
    UnreliableStore store = new UnreliableStore(redis.store(), random.nextLong());
    return new Instance(log, store, new TestConfig(17), clock);
  }

  void add(Instance instance, int most) {
    if (instances.size() < most) {
      instances.add(instance.declare(revision, declared).start());
    }
  }

  void replaceAll(Instance instance) {
    stop();
    add(instance, 1);
  }

  void stop() {
    instances.forEach(Instance::stop);
    instances.clear();
  }

  ViewCatalog someViews() {
    List<ViewSpec> some = new ArrayList<>(pool);
    some.removeIf(view -> random.nextBoolean());
    some.add(new RandomViews(random.nextLong()).view("view_new", pool.get(0).keys()));
    return new ViewCatalog(some, Views.EXPRESSIONS);
  }

  void declare(ViewCatalog catalog) {
    declareToTheFirst(catalog);
    declareToAll();
  }

  void declareToTheFirst(ViewCatalog catalog) {
    declared = catalog;
    revision++;
    instances.get(0).declare(revision, declared);
  }

  void declareToAll() {
    instances.forEach(instance -> instance.declare(revision, declared));
  }

  void rebuild() {
    await(instances.get(0).materializer().rebuild());
  }

  void awaitSomething() {
    Eventually.until("something is applied", () -> status().applied() > 0);
  }

  void awaitState(State state) {
    Eventually.until(state.name(), () -> status().state() == state);
  }

  /** Or until it is over. */
  void awaitBuilding() {
    Eventually.until(
        "a derivation",
        () ->
            store
                .found()
                .filter(
                    found -> found.building().isPresent() || found.live().revision() == revision)
                .isPresent());
  }

  MaterializationStatus status() {
    return instances.get(0).materializer().status();
  }

  void expectEverything() {
    Eventually.until("all is applied", this::isAllApplied);
    Map<StateKey, byte[]> expected = recomputed();
    String live = store.generations().live().id();
    List<StateKey> keys = List.copyOf(expected.keySet());
    List<byte[]> states = await(redis.store().read(live, keys)).states();
    for (int i = 0; i < keys.size(); i++) {
      assertThat(states.get(i)).as(keys.get(i).toString()).isEqualTo(expected.get(keys.get(i)));
    }
    Eventually.until(
        "no key but these, the live one's positions and its name",
        () -> redis.keys().size() == expected.size() + 2);
    instances.forEach(this::expectTheOracles);
  }

  private boolean isAllApplied() {
    return store.standsFor(log.size())
        && status().state() == State.LIVE
        && isReadByEverybody(store.generations());
  }

  /** Whether the live generation is read by everybody, with all that is declared. */
  private boolean isReadByEverybody(Generations found) {
    return instances.stream()
        .allMatch(
            instance ->
                instance
                    .live()
                    .current()
                    .filter(live -> live.generation().equals(found.live()))
                    .filter(live -> fingerprints(live.catalog()).equals(fingerprints(declared)))
                    .isPresent());
  }

  private static List<Long> fingerprints(ViewCatalog catalog) {
    return catalog.views().stream().map(CompiledView::fingerprint).toList();
  }

  /** By the views of the live generation, which may have more than is declared. */
  private Map<StateKey, byte[]> recomputed() {
    Map<StateKey, EntityState> states = new LinkedHashMap<>();
    for (EventFact event : log.all()) {
      for (CompiledView view : instances.get(0).derivedViews().views()) {
        int part = view.spec().isWhole() ? StateKey.WHOLE : event.partition();
        view.lines(
            event,
            (entity, line) ->
                states
                    .computeIfAbsent(new StateKey(view.id(), entity, part), key -> view.newState())
                    .add(line));
      }
    }
    Map<StateKey, byte[]> packed = new LinkedHashMap<>();
    states.forEach((key, state) -> packed.put(key, state.toBytes()));
    return packed;
  }

  private void expectTheOracles(Instance instance) {
    Oracle oracle = new Oracle(log.all());
    for (CompiledView view : declared.views()) {
      List<String> features =
          view.spec().features().stream().map(one -> view.id() + ":" + one.name()).toList();
      List<String> entities = new ArrayList<>(oracle.entities(view.spec()));
      entities.add("nobody");
      for (OnlineRow row : await(instance.online().read(features, entities)).rows()) {
        expect(view.spec(), row, oracle.values(view.spec(), row.entity(), clock.instant()));
      }
    }
  }

  private static void expect(ViewSpec view, OnlineRow row, List<Value> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      FeatureSpec feature = view.features().get(i);
      Value value = row.values().get(i);
      if (feature.aggregation() == Aggregation.QUANTILE
          && wanted.get(i) instanceof Value.Decimal truth) {
        assertThat(((Value.Decimal) value).value())
            .isCloseTo(truth.value(), Percentage.withPercentage(QUANTILE_PERCENT));
      } else {
        assertThat(value).as(feature + " of " + row.entity()).isEqualTo(wanted.get(i));
      }
    }
  }
}
