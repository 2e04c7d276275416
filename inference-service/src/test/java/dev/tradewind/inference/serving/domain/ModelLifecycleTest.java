package dev.tradewind.inference.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.serving.domain.Refusal.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ModelLifecycleTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));

  private static Artefact version(long number) {
    return new Artefact("next-item", number, "file:/models/" + number, "digest" + number);
  }

  /** These versions; the first serves. */
  private static ModelPlan plan(long... numbers) {
    return plan(OptionalLong.of(numbers[0]), Map.of(), numbers);
  }

  private static ModelPlan plan(OptionalLong preferred, Map<String, Long> labels, long... numbers) {
    NavigableMap<Long, Artefact> versions = new TreeMap<>();
    Arrays.stream(numbers).forEach(number -> versions.put(number, version(number)));
    return new ModelPlan("next-item", versions, labels, preferred);
  }

  private static Refusal broken(ModelLifecycle model, long number) {
    return BACKOFF.refuse(
        version(number), Cause.BROKEN, "broken", model.refusals().get(number), NOW);
  }

  /** Loads all that shall be loaded, leads, and unloads. */
  private static ModelLifecycle follow(ModelLifecycle model, ModelPlan plan, Instant now) {
    ModelLifecycle standing = model;
    for (Artefact artefact : standing.toLoad(plan, now)) {
      standing = standing.loaded(artefact);
    }
    standing = standing.led(plan, now, KEPT);
    for (long obsolete : standing.toUnload(plan)) {
      standing = standing.unloaded(obsolete);
    }
    return standing.led(plan, now, KEPT);
  }

  private static ModelLifecycle serving(long number) {
    return follow(ModelLifecycle.EMPTY, plan(number), NOW);
  }

  @Test
  void theVersionThatCallsWaitForComesFirst() {
    assertThat(ModelLifecycle.EMPTY.toLoad(plan(2, 1, 3), NOW))
        .containsExactly(version(2), version(3), version(1));
  }

  @Test
  void anOtherArtefactUnderTheSameNumberIsLoaded() {
    Artefact replaced = new Artefact("next-item", 1, "file:/models/1", "another digest");

    assertThat(serving(1).toLoad(ModelPlan.of(replaced), NOW)).containsExactly(replaced);
    assertThat(serving(1).toLoad(plan(1), NOW)).isEmpty();
  }

  @Test
  void aRefusalLeavesWhatServesAndWaitsBeforeTheNextTry() {
    ModelLifecycle refused = serving(1).refused(broken(serving(1), 2)).led(plan(2), NOW, KEPT);

    assertThat(refused.serving()).hasValue(1);
    assertThat(refused.toUnload(plan(2))).isEmpty();
    assertThat(refused.toLoad(plan(2), NOW.plusMillis(4_999))).isEmpty();
    assertThat(refused.toLoad(plan(2), NOW.plusSeconds(5))).containsExactly(version(2));
    assertThat(refused.toLoad(plan(3), NOW)).containsExactly(version(3));
  }

  @Test
  void theVersionBeforeIsKeptForAWhile() {
    ModelLifecycle swapped = follow(serving(1), plan(2), NOW);

    assertThat(swapped.serving()).hasValue(2);
    assertThat(swapped.loaded()).containsOnlyKeys(1L, 2L);
    assertThat(follow(swapped, plan(2), NOW.plus(KEPT)).loaded()).containsOnlyKeys(2L);
  }

  @Test
  void goingBackTakesNoLoadingAndIsForGood() {
    ModelLifecycle back = follow(serving(1), plan(2), NOW).reverted("fails");

    assertThat(back.serving()).hasValue(1);
    assertThat(back.refusals().get(2L).reason()).isEqualTo("fails");
    ModelLifecycle later = follow(back, plan(2), NOW.plus(Duration.ofDays(400)));
    assertThat(later.serving()).hasValue(1);
    assertThat(later.loaded()).containsOnlyKeys(1L);
    assertThat(follow(later, plan(3), NOW).serving()).hasValue(3);
  }

  @Test
  void aLabelMovesOnlyToWhatIsLoaded() {
    ModelLifecycle stable =
        follow(ModelLifecycle.EMPTY, plan(OptionalLong.empty(), Map.of("a", 1L), 1), NOW);
    ModelPlan moving = plan(OptionalLong.empty(), Map.of("a", 2L, "b", 9L), 2);

    assertThat(stable.led(moving, NOW, KEPT).labels()).isEqualTo(Map.of("a", 1L));
    assertThat(stable.toUnload(moving)).isEmpty();
    assertThat(follow(stable, moving, NOW).labels()).isEqualTo(Map.of("a", 2L));
  }

  @Test
  void withoutAPreferenceTheNewestServes() {
    ModelLifecycle both =
        follow(ModelLifecycle.EMPTY, plan(OptionalLong.empty(), Map.of(), 1, 7, 3), NOW);

    assertThat(both.serving()).hasValue(7);
    assertThat(both.loaded()).containsOnlyKeys(1L, 3L, 7L);
  }

  @Test
  void whatGaveWayComesBackWhenItIsAskedFor() {
    ModelLifecycle gone = serving(1).gaveWay(1);

    assertThat(gone.serves()).isFalse();
    assertThat(gone.toLoad(plan(1), NOW)).isEmpty();
    assertThat(gone.askedFor(1).toLoad(plan(1), NOW)).containsExactly(version(1));
  }

  @Test
  void whyAVersionIsNotLoadedIsForgottenWithTheWishForIt() {
    ModelLifecycle refused = serving(1).refused(broken(serving(1), 2));
    ModelLifecycle gone = follow(refused, plan(1, 2), NOW).gaveWay(1);

    assertThat(follow(gone, plan(2, 1), NOW).away()).containsExactly(1L);
    assertThat(follow(gone, plan(2, 1), NOW).refusals()).containsOnlyKeys(2L);
    ModelLifecycle other = follow(gone, plan(3), NOW);
    assertThat(other.away()).isEmpty();
    assertThat(other.refusals()).isEmpty();
  }

  @Test
  void whatNobodyWishesForGoes() {
    assertThat(follow(serving(1), ModelPlan.nothing("next-item"), NOW).loaded()).isEmpty();
  }

  @Property
  boolean pausesDoubleUpToTheLongest(@ForAll @IntRange(min = 1, max = 80) int refusals) {
    ModelLifecycle model = ModelLifecycle.EMPTY;
    for (int refusal = 0; refusal < refusals; refusal++) {
      model = model.refused(broken(model, 1));
    }
    Duration pause = Duration.between(NOW, model.refusals().get(1L).retryAt());
    long expected = refusals > 4 ? 60 : 5L << (refusals - 1);
    return pause.toSeconds() == expected;
  }

  /** Whatever is wished for and whatever loads or does not: something serves from then on. */
  @Property
  boolean onceSomethingServesSomethingServes(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 6) Integer> wishes) {
    ModelLifecycle model = ModelLifecycle.EMPTY;
    boolean served = false;
    Instant now = NOW;
    for (int wish : wishes) {
      now = now.plusSeconds(40);
      ModelPlan plan = plan(wish);
      for (Artefact artefact : model.toLoad(plan, now)) {
        model =
            artefact.version() % 2 == 0
                ? model.refused(broken(model, artefact.version()))
                : model.loaded(artefact);
      }
      model = model.led(plan, now, KEPT);
      for (long obsolete : model.toUnload(plan)) {
        model = model.unloaded(obsolete);
      }
      served |= wish % 2 == 1;
      boolean consistent =
          model.serving().isEmpty() || model.loaded().containsKey(model.serving().getAsLong());
      if (!consistent || model.serves() != served || model.loaded().size() > 3) {
        return false;
      }
    }
    return true;
  }
}
