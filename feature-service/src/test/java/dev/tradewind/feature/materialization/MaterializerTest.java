package dev.tradewind.feature.materialization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.materialization.MaterializationStatus.State;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.shop.Instance;
import dev.tradewind.feature.shop.RandomShop;
import dev.tradewind.feature.shop.UnreliableStore;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.testkit.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever happens, the store ends equal to a recomputation from the log. */
class MaterializerTest extends InstancesTest {

  private static final long REVISION = 100;

  MaterializerTest() {
    super(7);
  }

  @Test
  void appliesTheLogAndWhatComesAfter() {
    log.append(shop.events(300));
    Instance instance = follow(redis.store(), Views.catalog());
    expectAllApplied(instance);
    log.append(shop.events(50));
    expectAllApplied(instance);
    assertThat(instance.materializer().status().lag()).isZero();
    assertThat(instance.materializer().status().applied()).isEqualTo(350);
  }

  @Test
  void lostCommitsAndLostAnswersChangeNothing() {
    Instance instance = follow(new UnreliableStore(redis.store(), 5), Views.catalog());
    for (int i = 0; i < 10; i++) {
      log.append(shop.events(40));
    }
    expectAllApplied(instance);
  }

  @Test
  void twoAppliersOfOnePartitionDoNoHarm() {
    Instance one = follow(redis.store(), Views.catalog());
    Instance two = follow(new UnreliableStore(redis.store(), 6), Views.catalog());
    for (int i = 0; i < 10; i++) {
      log.append(shop.events(40));
    }
    expectAllApplied(one);
    expectAllApplied(two);
  }

  @Test
  void everythingLostInMidStreamIsDerivedAgain() {
    Instance instance = follow(redis.store(), Views.catalog());
    log.append(shop.events(200));
    Eventually.until("something is applied", () -> instance.materializer().status().applied() > 20);
    redis.flush();
    log.append(shop.events(200));
    expectAllApplied(instance);
    redis.flush();
    expectAllApplied(instance);
    store.expectNoStaleKeys();
  }

  @Test
  void aRebuildEndsEqualAndLeavesNothingBehind() {
    log.append(shop.events(300));
    Instance instance = follow(redis.store(), Views.catalog());
    expectAllApplied(instance);
    String before = store.generations().live().id();
    instance.materializer().rebuild().await().atMost(Duration.ofSeconds(5));
    assertThat(store.generations().building()).isPresent();
    expect(instance, Views.SHOPPER);
    log.append(shop.events(100));
    Eventually.until(
        "the new generation is live", () -> !store.generations().live().id().equals(before));
    expectAllApplied(instance);
    store.expectNoStaleKeys();
  }

  @Test
  void goesOnByItselfWhenTheLogOrRedisComesBack() {
    log.append(shop.events(100));
    Instance instance = follow(redis.store(), Views.catalog());
    expectAllApplied(instance);

    log.setDown(true);
    Eventually.until("stalled", () -> instance.materializer().status().state() == State.STALLED);
    log.append(shop.events(50));
    log.setDown(false);
    expectAllApplied(instance);

    redis.stop();
    log.append(shop.events(50));
    Eventually.until("stalled", () -> instance.materializer().status().state() == State.STALLED);
    redis.start();
    expectAllApplied(instance);
  }

  @Test
  void aChangedDefinitionIsDerivedFromTheLog() {
    log.append(shop.events(200));
    Instance old =
        follow(
            redis.store(),
            new ViewCatalog(List.of(Views.ITEM, shortened(Views.SHOPPER)), Views.EXPRESSIONS));
    Eventually.until("applied", () -> old.materializer().status().applied() == 200);
    old.stop();
    Instance instance = start(instance(redis.store()).declare(REVISION + 1, Views.catalog()));
    expectAllApplied(instance);
    store.expectNoStaleKeys();
  }

  @Test
  void aLogThatWasReplacedIsDerivedAnew() {
    log.append(shop.events(200));
    Instance instance = follow(redis.store(), Views.catalog());
    expectAllApplied(instance);
    log.clear();
    log.append(new RandomShop(8).events(60));
    expectAllApplied(instance);
  }

  private Instance follow(OnlineStore store, ViewCatalog catalog) {
    return start(instance(store).declare(REVISION, catalog));
  }

  private static ViewSpec shortened(ViewSpec view) {
    return new ViewSpec(view.name(), view.keys(), view.features().subList(0, 2));
  }

  private void expectAllApplied(Instance instance) {
    expectAllApplied(instance, Views.SHOPPER, Views.ITEM);
  }
}
