package dev.tradewind.inference.serving.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.fixture.TickingClock;
import dev.tradewind.inference.serving.domain.Champion;
import dev.tradewind.inference.serving.engine.ModelLoader;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.runtime.ServedModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ModelRolloutTest {

  private final Map<Path, FakeModel> artefacts = new HashMap<>();
  private final List<Path> loads = new ArrayList<>();
  private final ModelLoader loader =
      directory -> {
        loads.add(directory);
        FakeModel model = artefacts.get(directory);
        if (model == null) {
          throw new ModelRefusedException("broken");
        }
        return model;
      };
  private final ServedModels served = new ServedModels();
  private final TickingClock clock = new TickingClock();
  private final ModelRollout rollout =
      new ModelRollout(loader, served, Settings.serving(1, 1), Settings.registry(), clock);

  private static Champion champion(String model, long version) {
    return new Champion(model, version, "file:/models/" + model + "/" + version, "");
  }

  private FakeModel artefact(String model, long version) {
    FakeModel made = FakeModel.prompt();
    artefacts.put(Path.of("/models", model, Long.toString(version)), made);
    return made;
  }

  @Test
  void servesANewChampionAndClosesTheOldOne() {
    FakeModel first = artefact("intent", 1);
    FakeModel second = artefact("intent", 2);

    assertThat(rollout.follow(List.of(champion("intent", 1)))).isTrue();
    assertThat(rollout.follow(List.of(champion("intent", 1)))).isFalse();
    assertThat(rollout.follow(List.of(champion("intent", 2)))).isTrue();

    assertThat(served.serves("intent", OptionalLong.of(2))).isTrue();
    assertThat(first.closed).hasValue(1);
    assertThat(second.closed).hasValue(0);
    assertThat(loads).hasSize(2);
  }

  @Test
  void aBrokenChampionIsRefusedAndTheOldVersionServesOn() {
    FakeModel first = artefact("intent", 1);
    artefact("demand", 5);
    rollout.follow(List.of(champion("intent", 1)));

    rollout.follow(List.of(champion("intent", 2), champion("demand", 5)));
    rollout.follow(List.of(champion("intent", 2), champion("demand", 5)));

    assertThat(served.serves("intent", OptionalLong.of(1))).isTrue();
    assertThat(served.serves("demand", OptionalLong.empty())).isTrue();
    assertThat(first.closed).hasValue(0);
    assertThat(rollout.standings().get("intent").refusal().orElseThrow().reason())
        .isEqualTo("broken");
    assertThat(loads).as("not tried again at once").hasSize(3);
  }

  @Test
  void aBrokenChampionIsTriedAgainAfterAPause() {
    rollout.follow(List.of(champion("intent", 1)));
    artefact("intent", 1);
    clock.advance(Duration.ofSeconds(5));

    rollout.follow(List.of(champion("intent", 1)));

    assertThat(served.serves("intent", OptionalLong.of(1))).isTrue();
    assertThat(rollout.standings().get("intent").refusal()).isEmpty();
  }

  @Test
  void onlyFilesAreLoaded() {
    rollout.follow(
        List.of(
            new Champion("web", 1, "https://example.com/model", ""),
            new Champion("odd", 1, "not a uri", "")));

    assertThat(loads).isEmpty();
    assertThat(rollout.standings().get("web").refusal().orElseThrow().reason())
        .contains("expected: a file: URI");
    assertThat(rollout.standings().get("odd").serving()).isEmpty();
  }

  @Test
  void aRegistryThatForgetsTakesNothingAway() {
    FakeModel first = artefact("intent", 1);
    rollout.follow(List.of(champion("intent", 1)));

    rollout.follow(List.of());

    assertThat(served.serves("intent", OptionalLong.of(1))).isTrue();
    assertThat(first.closed).hasValue(0);
  }
}
