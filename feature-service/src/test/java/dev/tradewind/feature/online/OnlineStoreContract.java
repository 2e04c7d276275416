package dev.tradewind.feature.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.feature.online.Commit.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every online store promises. */
public abstract class OnlineStoreContract {

  protected static final StoreShape SHAPE = new StoreShape("a=1,b=2", 2);
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
    Generations first = await(store().open("one", SHAPE));
    assertThat(first.live()).isEqualTo(new Generation("one", SHAPE));
    assertThat(first.building()).isEmpty();
    assertThat(await(store().open("two", SHAPE))).isEqualTo(first);
    assertThat(await(store().live())).contains(first.live());
    assertThat(await(store().positions("one"))).contains(List.of(0L, 0L));
  }

  @Test
  void keepsStatesAndPositionTogether() {
    await(store().open("one", SHAPE));
    assertThat(commit("one", 1, 0, 3)).isEqualTo(Outcome.APPLIED);
    assertThat(await(store().positions("one"))).contains(List.of(0L, 3L));
    StoredStates found =
        await(store().read("one", List.of(SHOPPER, new StateKey("a", "x", 0), PART)));
    assertThat(found.liveGeneration()).contains("one");
    assertThat(found.states()).containsExactly(BYTES, null, BYTES);
  }

  @Test
  void aStepFromAnotherPositionChangesNothing() {
    await(store().open("one", SHAPE));
    commit("one", 1, 0, 3);
    Commit stale = new Commit("one", 1, 0, 9, Map.of(SHOPPER, new byte[] {1}));
    assertThat(await(store().commit(stale))).isEqualTo(Outcome.SUPERSEDED);
    assertThat(await(store().positions("one"))).contains(List.of(0L, 3L));
    assertThat(await(store().read("one", List.of(SHOPPER))).states()).containsExactly(BYTES);
  }

  @Test
  void aGenerationThatIsNoMoreTakesNothing() {
    await(store().open("one", SHAPE));
    assertThat(commit("other", 0, 0, 1)).isEqualTo(Outcome.GONE);
    assertThat(await(store().positions("other"))).isEmpty();
    assertThat(await(store().read("other", List.of(SHOPPER))).states())
        .containsExactly((byte[]) null);
  }

  @Test
  void readsAreAnsweredByTheOldGenerationUntilTheNewOneTakesItsPlace() {
    await(store().open("one", SHAPE));
    commit("one", 0, 0, 1);
    assertThat(await(store().beginRebuild("two", SHAPE)).id()).isEqualTo("two");
    assertThat(await(store().beginRebuild("three", SHAPE)).id()).isEqualTo("two");
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
    await(store().open("one", SHAPE));
    await(store().beginRebuild("two", SHAPE));
    StoreShape other = new StoreShape("a=9", 2);
    assertThat(await(store().beginRebuild("three", other)))
        .isEqualTo(new Generation("three", other));
    assertThat(commit("two", 0, 0, 1)).isEqualTo(Outcome.GONE);
    assertThat(await(store().open("four", SHAPE)).building())
        .isEqualTo(Optional.of(new Generation("three", other)));
  }

  @Test
  void mayTakeThePlaceEvenBehind() {
    await(store().open("one", SHAPE));
    commit("one", 0, 0, 1);
    await(store().beginRebuild("two", SHAPE));
    assertThat(await(store().promote("two", true))).isTrue();
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
