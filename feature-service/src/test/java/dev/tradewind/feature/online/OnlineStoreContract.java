package dev.tradewind.feature.online;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.online.Commit.Outcome;
import dev.tradewind.feature.online.OnlineStore.Rebuild;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every online store promises. */
public abstract class OnlineStoreContract {

  protected static final StoreShape SHAPE = new StoreShape("a1b2", 2);
  protected static final Blueprint PLAN =
      new Blueprint(SHAPE, 5, ByteString.copyFrom(new byte[] {0, -1, 10, 13}));
  private static final StateKey SHOPPER = new StateKey("a", "s:1", StateKey.WHOLE);
  private static final StateKey PART = new StateKey("b", "i", 1);
  private static final byte[] BYTES = {0, -1, 13, 10, 127, -128};

  /** An empty store. */
  protected abstract OnlineStore store();

  @Test
  void anEmptyStoreHasNoLiveGeneration() {
    assertThat(await(store().live())).isEmpty();
  }

  @Test
  void isOpenedOnce() {
    Generations first = await(store().open("one", PLAN));
    assertThat(first.live()).isEqualTo(new Generation("one", SHAPE, 5));
    assertThat(first.building()).isEmpty();
    assertThat(await(store().open("two", PLAN))).isEqualTo(first);
    assertThat(await(store().live())).contains(first.live());
    assertThat(await(store().positions("one"))).contains(List.of(0L, 0L));
  }

  @Test
  void keepsStatesAndPositionTogether() {
    await(store().open("one", PLAN));
    assertThat(commit("one", 1, 0, 3)).isEqualTo(Outcome.APPLIED);
    assertThat(await(store().positions("one"))).contains(List.of(0L, 3L));
    StoredStates found =
        await(store().read("one", List.of(SHOPPER, new StateKey("a", "x", 0), PART)));
    assertThat(found.liveGeneration()).contains("one");
    assertThat(found.states()).containsExactly(BYTES, null, BYTES);
  }

  @Test
  void readsStatesWithThePlaceThatTheyStandFor() {
    await(store().open("one", PLAN));
    commit("one", 1, 0, 3);
    PlacedStates found =
        await(store().readPlaced("one", List.of(SHOPPER, new StateKey("a", "x", 0)))).orElseThrow();
    assertThat(found.positions()).containsExactly(0L, 3L);
    assertThat(found.states()).containsExactly(BYTES, null);
    assertThat(await(store().readPlaced("other", List.of(SHOPPER)))).isEmpty();
  }

  @Test
  void aStepFromAnotherPositionChangesNothing() {
    await(store().open("one", PLAN));
    commit("one", 1, 0, 3);
    Commit stale = new Commit("one", 1, 0, 9, Map.of(SHOPPER, new byte[] {1}));
    assertThat(await(store().commit(stale))).isEqualTo(Outcome.SUPERSEDED);
    assertThat(await(store().positions("one"))).contains(List.of(0L, 3L));
    assertThat(await(store().read("one", List.of(SHOPPER))).states()).containsExactly(BYTES);
  }

  @Test
  void aGenerationThatIsNoMoreTakesNothing() {
    await(store().open("one", PLAN));
    assertThat(commit("other", 0, 0, 1)).isEqualTo(Outcome.GONE);
    assertThat(await(store().positions("other"))).isEmpty();
    assertThat(await(store().read("other", List.of(SHOPPER))).states())
        .containsExactly((byte[]) null);
  }

  @Test
  void readsAreAnsweredByTheOldGenerationUntilTheNewOneTakesItsPlace() {
    await(store().open("one", PLAN));
    commit("one", 0, 0, 1);
    assertThat(begin("two", PLAN).orElseThrow().id()).isEqualTo("two");
    assertThat(begin("three", PLAN).orElseThrow().id()).isEqualTo("two");
    assertThat(await(store().read("one", List.of(SHOPPER))).liveGeneration()).contains("one");

    assertThat(await(store().promote("two", false))).as("behind").isFalse();
    assertThat(commit("two", 0, 0, 1)).isEqualTo(Outcome.APPLIED);
    assertThat(await(store().promote("two", false))).isTrue();
    assertThat(await(store().promote("two", false))).as("again").isTrue();

    assertThat(await(store().live()).orElseThrow().id()).isEqualTo("two");
    assertThat(commit("one", 0, 1, 2)).isEqualTo(Outcome.GONE);
    await(store().deleteCondemned());
    assertThat(await(store().read("one", List.of(SHOPPER))).states())
        .containsExactly((byte[]) null);
    assertThat(await(store().read("two", List.of(SHOPPER))).states()).containsExactly(BYTES);
  }

  @Test
  void aGenerationOfAnotherShapeIsGivenUp() {
    await(store().open("one", PLAN));
    begin("two", PLAN);
    Blueprint other = plan("a9", 5);
    Generation three = new Generation("three", other.shape(), 5);
    assertThat(begin("three", other)).contains(three);
    assertThat(commit("two", 0, 0, 1)).isEqualTo(Outcome.GONE);
    assertThat(await(store().open("four", PLAN)).building()).contains(three);
    assertThat(await(store().generations()).orElseThrow().building()).contains(three);
  }

  @Test
  void keepsTheDefinitionsOfAGeneration() {
    assertThat(await(store().generations())).isEmpty();
    await(store().open("one", PLAN));
    assertThat(await(store().definitions("one"))).contains(PLAN.definitions());
    assertThat(await(store().definitions("other"))).isEmpty();
  }

  @Test
  void anOlderRevisionNeverTakesThePlaceOfANewerOne() {
    await(store().open("one", PLAN));
    assertThat(begin("old", plan("a9", 4))).as("beside a newer live one").isEmpty();
    begin("two", plan("a8", 6));
    assertThat(begin("old", plan("a9", 5))).as("instead of a newer one being built").isEmpty();
    assertThat(await(store().generations()).orElseThrow().building())
        .map(Generation::id)
        .contains("two");
    assertThat(await(store().beginRebuild(new Rebuild("asked", plan("a9", 4), "", true))))
        .as("asked for")
        .map(Generation::id)
        .contains("asked");
  }

  @Test
  void oneThatIsBuiltForNothingIsGivenUp() {
    await(store().open("one", PLAN));
    begin("two", PLAN);
    assertThat(await(store().beginRebuild(new Rebuild("three", PLAN, "two", false))))
        .map(Generation::id)
        .contains("three");
    assertThat(await(store().positions("two"))).isEmpty();
  }

  @Test
  void aLiveOneThatIsAheadTakesNothingUntilItIsOvertaken() {
    await(store().open("one", PLAN));
    begin("two", PLAN);
    commit("one", 0, 0, 1);
    assertThat(commit("one", 0, 1, 2)).isEqualTo(Outcome.APPLIED);
    assertThat(await(store().promote("two", false))).isFalse();
    assertThat(commit("one", 0, 2, 3)).isEqualTo(Outcome.SUPERSEDED);
    assertThat(commit("two", 0, 0, 2)).isEqualTo(Outcome.APPLIED);
    assertThat(await(store().promote("two", false))).isTrue();
    assertThat(commit("two", 0, 2, 3)).isEqualTo(Outcome.APPLIED);
  }

  @Test
  void mayTakeThePlaceEvenBehind() {
    await(store().open("one", PLAN));
    commit("one", 0, 0, 1);
    begin("two", PLAN);
    assertThat(await(store().promote("two", true))).isTrue();
  }

  private Optional<Generation> begin(String candidate, Blueprint blueprint) {
    return await(store().beginRebuild(new Rebuild(candidate, blueprint, "", false)));
  }

  private static Blueprint plan(String views, long revision) {
    return new Blueprint(new StoreShape(views, 2), revision, ByteString.EMPTY);
  }

  private Outcome commit(String generation, int partition, long expected, long next) {
    return await(
        store()
            .commit(
                new Commit(
                    generation, partition, expected, next, Map.of(SHOPPER, BYTES, PART, BYTES))));
  }

  protected static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(10));
  }
}
