package dev.tradewind.inference.serving.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.fixture.Settings;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.domain.ModelPlan;
import io.smallrye.mutiny.Uni;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySourceTest {

  private static final ModelPlan FIRST =
      ModelPlan.of(new Artefact("intent", 1, "file:/models/1", ""));
  private static final ModelPlan SECOND =
      ModelPlan.of(new Artefact("intent", 2, "file:/models/2", ""));

  @TempDir Path directory;

  private Optional<List<ModelPlan>> known = Optional.empty();

  private Uni<List<ModelPlan>> ask() {
    return known.isPresent()
        ? Uni.createFrom().item(known.get())
        : Uni.createFrom().failure(new IllegalStateException("nobody there"));
  }

  private RegistrySource source() {
    return new RegistrySource(
        this::ask, new PlanMemory(Optional.of(directory)), Settings.registry());
  }

  private static ModelLifecycle serving(ModelPlan plan) {
    Artefact artefact = plan.versions().firstEntry().getValue();
    return ModelLifecycle.EMPTY.loaded(artefact).led(plan, Instant.EPOCH, Duration.ofMinutes(1));
  }

  @Test
  void saysNothingBeforeItKnows() {
    RegistrySource source = source();
    assertThat(source.plans()).isEmpty();

    known = Optional.of(List.of(FIRST));

    assertThat(source.plans()).contains(List.of(FIRST));
  }

  @Test
  void aRestartWithoutTheRegistryWishesForWhatServedLast() {
    known = Optional.of(List.of(SECOND));
    RegistrySource source = source();
    source.plans();
    source.followed(Map.of("intent", serving(SECOND)));
    known = Optional.empty();

    RegistrySource restarted = source();

    assertThat(restarted.plans()).contains(List.of(SECOND));
    assertThat(restarted.plans()).as("asked in vain").contains(List.of(SECOND));
  }

  @Test
  void whatCouldNotBeLoadedIsNotRemembered() {
    known = Optional.of(List.of(SECOND));
    RegistrySource source = source();
    source.plans();
    source.followed(Map.of("intent", serving(FIRST)));
    known = Optional.empty();

    assertThat(source().plans()).contains(List.of(FIRST));
  }

  @Test
  void aRegistryThatGoesAwayOrForgetsTakesNothingAway() {
    known = Optional.of(List.of(FIRST));
    RegistrySource source = source();
    source.plans();

    known = Optional.empty();
    assertThat(source.plans()).contains(List.of(FIRST));
    known = Optional.of(List.of());
    assertThat(source.plans()).contains(List.of(FIRST));
  }
}
