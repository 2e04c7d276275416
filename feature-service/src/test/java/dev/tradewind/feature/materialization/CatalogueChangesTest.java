package dev.tradewind.feature.materialization;

import static dev.tradewind.feature.materialization.StoreProbe.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.shop.Instance;
import dev.tradewind.feature.shop.UnreliableStore;
import dev.tradewind.feature.shop.Views;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.testkit.Eventually;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to the definitions, what is read are values of one definition over all events.
 */
class CatalogueChangesTest extends InstancesTest {

  private static final ViewCatalog SHOPPERS_ONLY = catalog(Views.SHOPPER);
  private static final ViewCatalog ITEMS_ONLY = catalog(Views.ITEM);
  private static final ViewCatalog BOTH = catalog(Views.SHOPPER, Views.ITEM);

  CatalogueChangesTest() {
    super(11);
  }

  @Test
  void aNewViewIsDerivedBesideTheOthersWhichGoOnBeingRead() {
    Instance instance = settled(SHOPPERS_ONLY);
    log.holdAt(10);
    instance.declare(2, BOTH);
    store.awaitBuilding();
    expectDeriving(instance, Views.ITEM);
    expect(instance, Views.SHOPPER);
    log.release();
    log.append(shop.events(50));
    expectAllApplied(instance, Views.SHOPPER, Views.ITEM);
    store.expectNoStaleKeys();
  }

  @Test
  void aChangeDuringADerivationReplacesItWithoutEverShowingIt() {
    Instance instance = settled(SHOPPERS_ONLY);
    String first = store.generations().live().id();
    log.holdAt(10);
    instance.declare(2, BOTH);
    store.awaitBuilding();
    String second = store.generations().building().orElseThrow().id();
    instance.declare(3, catalog(Views.SHOPPER, Views.ITEM, renamed(Views.ITEM, "other")));
    Eventually.until("another is", () -> !store.isBuilding(second));
    assertThat(store.generations().live().id()).isEqualTo(first);
    log.release();
    expectAllApplied(instance, Views.SHOPPER, Views.ITEM, renamed(Views.ITEM, "other"));
    store.expectNoStaleKeys();
  }

  @Test
  void aViewThatIsDeletedWhileItIsDerivedIsNotRead() {
    Instance instance = settled(SHOPPERS_ONLY);
    log.holdAt(10);
    instance.declare(2, BOTH);
    store.awaitBuilding();
    instance.declare(3, SHOPPERS_ONLY);
    log.release();
    Eventually.until("settled", () -> store.standsFor(log.size()));
    expectAllApplied(instance, Views.SHOPPER);
    expectUnknown(instance, Views.ITEM);
  }

  @Test
  void deletingRebuildsNothingAndAViewThatComesBackIsThereAtOnce() {
    Instance instance = settled(BOTH);
    String live = store.generations().live().id();
    instance.declare(2, SHOPPERS_ONLY);
    Eventually.until("gone", () -> isUnknown(instance, Views.ITEM));
    log.append(shop.events(60));
    expectAllApplied(instance, Views.SHOPPER);
    instance.declare(3, BOTH);
    Eventually.until("back", () -> !isUnknown(instance, Views.ITEM));
    expectAllApplied(instance, Views.SHOPPER, Views.ITEM);
    assertThat(store.generations().live().id()).isEqualTo(live);
  }

  @Test
  void whatWasDeletedIsGoneAfterTheNextDerivation() {
    Instance instance = settled(BOTH);
    long keys = redis.keys().size();
    instance.declare(2, SHOPPERS_ONLY);
    await(instance.materializer().rebuild());
    String old = store.generations().live().id();
    Eventually.until(
        "the new generation is live", () -> !store.generations().live().id().equals(old));
    expectAllApplied(instance, Views.SHOPPER);
    store.expectNoStaleKeys();
    assertThat((long) redis.keys().size()).isLessThan(keys);
  }

  @Test
  void anInstanceThatKnowsLessReadsAndFollowsWhatTheOtherBuilt() {
    Instance older = settled(SHOPPERS_ONLY);
    Instance newer = start(instance().declare(2, BOTH));
    expectAllApplied(newer, Views.SHOPPER, Views.ITEM);
    String live = store.generations().live().id();
    newer.stop();
    log.append(shop.events(80));
    expectAllApplied(older, Views.SHOPPER, Views.ITEM);
    assertThat(store.generations().live().id())
        .as("never replaced by what is older")
        .isEqualTo(live);
    older.declare(2, BOTH);
    expectAllApplied(older, Views.SHOPPER, Views.ITEM);
    assertThat(store.generations().live().id()).isEqualTo(live);
  }

  @Test
  void instancesOfTwoRevisionsAgreeOnTheNewer() {
    log.append(shop.events(200));
    Instance one = start(instance().declare(1, SHOPPERS_ONLY));
    Instance two = start(instance().declare(2, ITEMS_ONLY));
    expectAllApplied(two, Views.ITEM);
    for (int i = 0; i < 5; i++) {
      log.append(shop.events(20));
    }
    expectAllApplied(one, Views.ITEM);
    expectAllApplied(two, Views.ITEM);
    assertThat(store.generations().live().revision()).isEqualTo(2);
    store.expectNoStaleKeys();
  }

  @Test
  void anInstanceOfAReleaseThatIsReplacedBeginsNothing() {
    Instance instance = settled(BOTH);
    String live = store.generations().live().id();
    Instance old = start(instance().declare(9, ITEMS_ONLY, false));
    log.append(shop.events(40));
    expectAllApplied(old, Views.ITEM);
    expectAllApplied(instance, Views.SHOPPER, Views.ITEM);
    assertThat(store.generations().live().id()).isEqualTo(live);
  }

  @Test
  void aCrashInADerivationIsGoneOnWith() {
    Instance first = settled(SHOPPERS_ONLY);
    log.holdAt(10);
    first.declare(2, BOTH);
    store.awaitBuilding();
    String building = store.generations().building().orElseThrow().id();
    first.stop();
    log.release();
    Instance second = start(instance(new UnreliableStore(redis.store(), 3)).declare(2, BOTH));
    expectAllApplied(second, Views.SHOPPER, Views.ITEM);
    assertThat(store.generations().live().id()).isEqualTo(building);
    store.expectNoStaleKeys();
  }

  @Test
  void everythingLostDuringADerivationIsDerivedByWhatIsDeclared() {
    Instance instance = settled(SHOPPERS_ONLY);
    log.holdAt(10);
    instance.declare(2, BOTH);
    store.awaitBuilding();
    redis.flush();
    log.release();
    expectAllApplied(instance, Views.SHOPPER, Views.ITEM);
    store.expectNoStaleKeys();
  }

  private Instance settled(ViewCatalog catalog) {
    log.append(shop.events(200));
    Instance instance = start(instance().declare(1, catalog));
    expectAllApplied(
        instance, catalog.views().stream().map(view -> view.spec()).toArray(ViewSpec[]::new));
    return instance;
  }

  private Instance instance() {
    return instance(redis.store());
  }

  private static ViewCatalog catalog(ViewSpec... views) {
    return new ViewCatalog(List.of(views), Views.EXPRESSIONS);
  }

  private static ViewSpec renamed(ViewSpec view, String name) {
    return new ViewSpec(name, view.keys(), view.features());
  }

  private void expectDeriving(Instance instance, ViewSpec view) {
    expectRefused(instance, view, FeatureReason.FEATURE_VIEW_DERIVING);
  }

  private void expectUnknown(Instance instance, ViewSpec view) {
    expectRefused(instance, view, FeatureReason.FEATURE_UNKNOWN);
  }

  private void expectRefused(Instance instance, ViewSpec view, FeatureReason reason) {
    assertThatThrownBy(() -> await(instance.online().read(Views.features(view), ITEMS)))
        .isInstanceOfSatisfying(
            ServiceException.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  private static boolean isUnknown(Instance instance, ViewSpec view) {
    try {
      await(instance.online().read(Views.features(view), ITEMS));
      return false;
    } catch (ServiceException refused) {
      return refused.reason() == FeatureReason.FEATURE_UNKNOWN;
    }
  }
}
