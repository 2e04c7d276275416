package dev.tradewind.inference.serving.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanMemoryTest {

  @TempDir Path directory;

  private PlanMemory memory() {
    return new PlanMemory(Optional.of(directory.resolve("state")));
  }

  @Test
  void recallsWhatItWasTold() {
    Artefact third = new Artefact("next-item", 3, "file:/a%20b/3", "abc");
    Artefact fourth = new Artefact("next-item", 4, "file:/4", "");
    List<ModelPlan> plans =
        List.of(
            new ModelPlan(
                "next-item",
                new TreeMap<>(Map.of(3L, third, 4L, fourth)),
                Map.of("champion", 3L, "canary", 4L),
                OptionalLong.of(3)),
            ModelPlan.of(new Artefact("with\ttab", 1, "file:/\u00e9", "")));
    memory().remember(plans);

    assertThat(memory().recall()).isEqualTo(plans);
    memory().remember(List.of());
    assertThat(memory().recall()).isEmpty();
  }

  @Test
  void aDamagedFileIsNoReasonToStop() throws IOException {
    memory().remember(List.of());
    Files.writeString(directory.resolve("state/models.json"), "[{\"model\": 3");

    assertThat(memory().recall()).isEmpty();
  }

  @Test
  void withoutADirectoryNothingIsRemembered() {
    PlanMemory none = new PlanMemory(Optional.empty());
    none.remember(List.of(ModelPlan.of(new Artefact("next-item", 3, "file:/3", ""))));

    assertThat(none.recall()).isEmpty();
  }
}
