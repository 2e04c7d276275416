package dev.tradewind.inference.serving.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ModelLifecycleTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private static Champion version(long number) {
    return new Champion("next-item", number, "file:/models/" + number, "digest" + number);
  }

  @Test
  void loadsWhatDoesNotServe() {
    ModelLifecycle serving = ModelLifecycle.EMPTY.loaded(version(1));

    assertThat(ModelLifecycle.EMPTY.shouldLoad(version(1), NOW)).isTrue();
    assertThat(serving.shouldLoad(version(1), NOW)).isFalse();
    assertThat(serving.shouldLoad(version(2), NOW)).isTrue();
  }

  @Test
  void anOtherArtefactUnderTheSameNumberIsLoaded() {
    Champion replaced = new Champion("next-item", 1, "file:/models/1", "another digest");

    assertThat(ModelLifecycle.EMPTY.loaded(version(1)).shouldLoad(replaced, NOW)).isTrue();
  }

  @Test
  void aRefusalLeavesWhatServesAndWaitsBeforeTheNextTry() {
    ModelLifecycle refused =
        ModelLifecycle.EMPTY.loaded(version(1)).refused(version(2), "broken", NOW, PAUSE, LONGEST);

    assertThat(refused.serving()).contains(version(1));
    assertThat(refused.shouldLoad(version(2), NOW.plusMillis(4_999))).isFalse();
    assertThat(refused.shouldLoad(version(2), NOW.plus(PAUSE))).isTrue();
    assertThat(refused.shouldLoad(version(3), NOW)).isTrue();
    assertThat(refused.shouldLoad(version(1), NOW)).isFalse();
  }

  @Property
  boolean pausesDoubleUpToTheLongest(@ForAll @IntRange(min = 1, max = 80) int refusals) {
    ModelLifecycle model = ModelLifecycle.EMPTY;
    for (int refusal = 0; refusal < refusals; refusal++) {
      model = model.refused(version(1), "broken", NOW, PAUSE, LONGEST);
    }
    Duration pause = Duration.between(NOW, model.refusal().orElseThrow().retryAt());
    long expected = refusals > 4 ? 60 : 5L << (refusals - 1);
    return pause.toSeconds() == expected;
  }

  /** Whatever the registry says and whatever loads or does not: what serves was once loaded. */
  @Property
  boolean whatServesIsTheLastThatLoaded(
      @ForAll @Size(max = 40) List<@IntRange(min = 1, max = 6) Integer> wanted) {
    ModelLifecycle model = ModelLifecycle.EMPTY;
    Optional<Champion> lastLoaded = Optional.empty();
    for (int number : wanted) {
      Champion champion = version(number);
      if (!model.shouldLoad(champion, NOW)) {
        continue;
      }
      if (number % 2 == 0) {
        model = model.refused(champion, "even", NOW, PAUSE, LONGEST);
      } else {
        model = model.loaded(champion);
        lastLoaded = Optional.of(champion);
      }
      if (!model.serving().equals(lastLoaded)) {
        return false;
      }
    }
    return true;
  }
}
