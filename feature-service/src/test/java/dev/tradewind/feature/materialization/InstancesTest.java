package dev.tradewind.feature.materialization;

import static dev.tradewind.feature.materialization.StoreProbe.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.materialization.MaterializationStatus.State;
import dev.tradewind.feature.online.OnlineRow;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.feature.shop.FakeEventLog;
import dev.tradewind.feature.shop.Instance;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.testkit.Eventually;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What tests of following the log share: a real Redis, a log, and instances that follow it. */
abstract class InstancesTest {

  private static final List<String> SHOPPERS = List.of("shopper-0", "shopper-3", "nobody");
  static final List<String> ITEMS = List.of("item-0", "item-4", "nothing");

  static RedisFixture redis;
  static StoreProbe store;

  final FakeEventLog log = new FakeEventLog();
  final RandomShop shop;
  final TestClock clock = new TestClock(RandomShop.NOON);
  private final List<Instance> running = new ArrayList<>();

  InstancesTest(long seed) {
    this.shop = new RandomShop(seed);
  }

  @BeforeAll
  static void startRedis() {
    redis = new RedisFixture();
    store = new StoreProbe(redis);
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void empty() {
    redis.flush();
  }

  @AfterEach
  void stopAll() {
    running.forEach(Instance::stop);
  }

  Instance instance(OnlineStore online) {
    return new Instance(log, online, new TestConfig(17), clock);
  }

  /** Starts it, and stops it after the test. */
  Instance start(Instance instance) {
    running.add(instance);
    return instance.start();
  }

  /** Waits until all of the log is applied, and holds the values against the oracle's. */
  void expectAllApplied(Instance instance, ViewSpec... views) {
    Eventually.until(
        "all is applied: " + instance.materializer().status(),
        () -> {
          MaterializationStatus status = instance.materializer().status();
          return status.state() == State.LIVE
              && status.applied() == log.size()
              && store.standsFor(log.size())
              && answersAll(instance, views);
        });
    for (ViewSpec view : views) {
      expect(instance, view);
    }
  }

  private static boolean answersAll(Instance instance, ViewSpec... views) {
    for (ViewSpec view : views) {
      if (instance
          .live()
          .current()
          .flatMap(live -> live.catalog().view(view.name(), view.version()))
          .filter(answered -> answered.spec().features().equals(view.features()))
          .isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Holds the values of some entities against the oracle's. */
  void expect(Instance instance, ViewSpec view) {
    List<String> entities = view.isWhole() ? SHOPPERS : ITEMS;
    List<OnlineRow> rows = await(instance.online().read(Views.features(view), entities)).rows();
    Oracle oracle = new Oracle(log.all());
    assertThat(rows).extracting(OnlineRow::entity).isEqualTo(entities);
    for (OnlineRow row : rows) {
      assertThat(row.values())
          .as(row.entity())
          .isEqualTo(oracle.values(view, row.entity(), clock.instant()));
    }
  }
}
