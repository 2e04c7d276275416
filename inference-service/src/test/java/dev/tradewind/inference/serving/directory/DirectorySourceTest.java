package dev.tradewind.inference.serving.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.ModelFolder;
import dev.tradewind.inference.serving.domain.ModelPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest {

  @TempDir Path root;

  private ModelFolder folder;

  private record Config(Optional<Path> path, Map<String, ModelConfig> models)
      implements DirectoryConfig {}

  private record Model(Optional<String> versions, Map<String, Long> labels)
      implements DirectoryConfig.ModelConfig {}

  @BeforeEach
  void begin() {
    folder = new ModelFolder(root.resolve("models"));
    folder.broken("risk", 1, 0);
    folder.broken("risk", 20, 0);
    folder.broken("risk", 3, 0);
  }

  private DirectorySource source(Map<String, DirectoryConfig.ModelConfig> models) {
    return new DirectorySource(new Config(Optional.of(root.resolve("models")), models));
  }

  private DirectorySource source(String versions) {
    return source(Map.of("risk", new Model(Optional.of(versions), Map.of("stable", 1L))));
  }

  private static ModelPlan only(DirectorySource source) {
    List<ModelPlan> plans = source.plans().orElseThrow();
    assertThat(plans).hasSize(1);
    return plans.get(0);
  }

  @Test
  void theNewestVersionByNumberIsWishedFor() {
    ModelPlan plan = only(source(Map.of()));

    assertThat(plan.model()).isEqualTo("risk");
    assertThat(plan.versions()).containsOnlyKeys(20L);
  }

  @Test
  void policiesAreThoseOfTensorFlowServing() {
    assertThat(only(source("latest:2")).versions()).containsOnlyKeys(3L, 20L);
    assertThat(only(source("all")).versions()).containsOnlyKeys(1L, 3L, 20L);
    assertThat(only(source("1, 3, 9")).versions()).containsOnlyKeys(1L, 3L);
    assertThat(only(source("all")).labels()).containsEntry("stable", 1L);
    assertThatThrownBy(() -> source("newest"))
        .hasMessage(
            "tradewind.inference.directory.models.risk.versions: newest (expected: latest,"
                + " latest:N, all, or numbers: 3,5)");
  }

  @Test
  void whatIsNoVersionIsPassedOver() throws IOException {
    Files.createDirectories(root.resolve("models/risk/100"));
    Files.createDirectories(root.resolve("models/risk/tmp-21"));
    Files.writeString(root.resolve("models/notes.txt"), "hello");

    assertThat(only(source("all")).versions()).containsOnlyKeys(1L, 3L, 20L);
  }

  @Test
  void aModelThatIsGoneIsNotWishedForAnyMore() throws IOException {
    DirectorySource source = source(Map.of());
    source.plans();
    Files.move(root.resolve("models/risk"), root.resolve("risk"));

    assertThat(only(source).versions()).isEmpty();
  }

  @Test
  void aDirectoryThatCannotBeReadTakesNothingAway() throws IOException {
    DirectorySource source = source(Map.of());
    ModelPlan before = only(source);
    Files.move(root.resolve("models"), root.resolve("elsewhere"));

    assertThat(only(source)).isEqualTo(before);
    assertThat(source(Map.of()).plans()).as("never seen").isEmpty();
  }

  @Test
  void withoutADirectoryThereAreNoModels() {
    DirectorySource none = new DirectorySource(new Config(Optional.empty(), Map.of()));

    assertThat(none.plans()).contains(List.of());
  }
}
