package dev.tradewind.feature.materialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.materialization.MaterializationStatus.State;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineFeatures;
import dev.tradewind.feature.online.OnlineRow;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.StoreShape;
import dev.tradewind.feature.online.redis.RedisFixture;
import dev.tradewind.feature.shop.Eventually;
import dev.tradewind.feature.shop.FakeEventLog;
import dev.tradewind.feature.shop.Oracle;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.feature.shop.UnreliableStore;
import dev.tradewind.feature.shop.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens, the store ends equal to a recomputation from the log. */
class MaterializerTest {

  private static final List<String> SHOPPERS = List.of("shopper-0", "shopper-3", "nobody");
  private static final List<String> ITEMS = List.of("item-0", "item-4", "nothing");

  private static RedisFixture redis;

  private final FakeEventLog log = new FakeEventLog();
  private final RandomShop shop = new RandomShop(7);
  private final TestClock clock = new TestClock(RandomShop.NOON);
  private final List<Materializer> running = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis = new RedisFixture();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @BeforeEach
  void empty() {
    redis.flush();
  }

  @AfterEach
  void stopAll() {
    running.forEach(Materializer::stop);
  }

  @Test
  void appliesTheLogAndWhatComesAfter() {
    log.append(shop.events(300));
    Materializer materializer = follow(redis.store(), Views.catalog());
    expectAllApplied(materializer);
    log.append(shop.events(50));
    expectAllApplied(materializer);
    assertThat(materializer.status().lag()).isZero();
    assertThat(materializer.status().applied()).isEqualTo(350);
  }

  @Test
  void lostCommitsAndLostAnswersChangeNothing() {
    Materializer materializer = follow(new UnreliableStore(redis.store(), 5), Views.catalog());
    for (int i = 0; i < 10; i++) {
      log.append(shop.events(40));
    }
    expectAllApplied(materializer);
  }

  @Test
  void twoAppliersOfOnePartitionDoNoHarm() {
    Materializer one = follow(redis.store(), Views.catalog());
    Materializer two = follow(new UnreliableStore(redis.store(), 6), Views.catalog());
    for (int i = 0; i < 10; i++) {
      log.append(shop.events(40));
    }
    expectAllApplied(one);
    expectAllApplied(two);
  }

  @Test
  void everythingLostInMidStreamIsDerivedAgain() {
    Materializer materializer = follow(redis.store(), Views.catalog());
    log.append(shop.events(200));
    Eventually.until("something is applied", () -> materializer.status().applied() > 20);
    redis.flush();
    log.append(shop.events(200));
    expectAllApplied(materializer);
    redis.flush();
    expectAllApplied(materializer);
    expectNoStaleKeys();
  }

  @Test
  void aRebuildEndsEqualAndLeavesNothingBehind() {
    log.append(shop.events(300));
    Materializer materializer = follow(redis.store(), Views.catalog());
    expectAllApplied(materializer);
    String before = generations().live().id();
    materializer.rebuild().await().atMost(Duration.ofSeconds(5));
    assertThat(generations().building()).isPresent();
    expect(Views.SHOPPER, SHOPPERS);
    log.append(shop.events(100));
    Eventually.until("the new generation is live", () -> !generations().live().id().equals(before));
    expectAllApplied(materializer);
    expectNoStaleKeys();
  }

  @Test
  void goesOnByItselfWhenTheLogOrRedisComesBack() {
    log.append(shop.events(100));
    Materializer materializer = follow(redis.store(), Views.catalog());
    expectAllApplied(materializer);

    log.setDown(true);
    Eventually.until("stalled", () -> materializer.status().state() == State.STALLED);
    log.append(shop.events(50));
    log.setDown(false);
    expectAllApplied(materializer);

    redis.stop();
    log.append(shop.events(50));
    Eventually.until("stalled", () -> materializer.status().state() == State.STALLED);
    redis.start();
    expectAllApplied(materializer);
  }

  @Test
  void aChangedDefinitionIsDerivedFromTheLog() {
    log.append(shop.events(200));
    Materializer old =
        follow(
            redis.store(),
            new ViewCatalog(List.of(Views.ITEM, shortened(Views.SHOPPER)), Views.EXPRESSIONS));
    Eventually.until("applied", () -> old.status().applied() == 200);
    old.stop();
    Materializer materializer = follow(redis.store(), Views.catalog());
    expectAllApplied(materializer);
    expectNoStaleKeys();
  }

  @Test
  void aLogThatWasReplacedIsDerivedAnew() {
    log.append(shop.events(200));
    Materializer materializer = follow(redis.store(), Views.catalog());
    expectAllApplied(materializer);
    log.clear();
    log.append(new RandomShop(8).events(60));
    expectAllApplied(materializer);
  }

  private Materializer follow(OnlineStore store, ViewCatalog catalog) {
    Materializer materializer = new Materializer(log, store, catalog, new TestConfig(17), clock);
    running.add(materializer);
    materializer.start();
    return materializer;
  }

  private static ViewSpec shortened(ViewSpec view) {
    return new ViewSpec(view.name(), view.keys(), view.features().subList(0, 2));
  }

  private void expectAllApplied(Materializer materializer) {
    Eventually.until(
        "all is applied: " + materializer.status(),
        () -> {
          MaterializationStatus status = materializer.status();
          return status.state() == State.LIVE
              && status.applied() == log.size()
              && generations().building().isEmpty()
              && storedPositions() == log.size();
        });
    expect(Views.SHOPPER, SHOPPERS);
    expect(Views.ITEM, ITEMS);
  }

  private long storedPositions() {
    return await(redis.store().positions(generations().live().id())).stream()
        .flatMap(List::stream)
        .mapToLong(Long::longValue)
        .sum();
  }

  private void expect(ViewSpec view, List<String> entities) {
    List<EventFact> events = log.all();
    List<OnlineRow> rows =
        await(
                new OnlineFeatures(Views.catalog(), redis.store(), clock, 8)
                    .read(Views.features(view), entities))
            .rows();
    Oracle oracle = new Oracle(events);
    assertThat(rows).extracting(OnlineRow::entity).isEqualTo(entities);
    for (OnlineRow row : rows) {
      assertThat(row.values())
          .as(row.entity())
          .isEqualTo(oracle.values(view, row.entity(), clock.instant()));
    }
  }

  private void expectNoStaleKeys() {
    String live = "test:" + generations().live().id() + ":";
    Eventually.until(
        "only keys of the live generation",
        () ->
            redis.keys().stream().allMatch(key -> key.equals("test:live") || key.startsWith(live)));
  }

  private Generations generations() {
    return await(
        redis
            .store()
            .open("opened-by-test", StoreShape.of(Views.catalog(), RandomShop.PARTITIONS)));
  }

  private static <T> T await(io.smallrye.mutiny.Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
