package dev.tradewind.inference.serving.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.Manifests;
import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.serving.contract.domain.FeatureContract;
import dev.tradewind.inference.serving.contract.domain.ServedView;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelLifecycle;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureGateTest {

  private static final Artefact FIRST = new Artefact("next-item", 1, "file:/first", "");
  private static final Artefact SECOND = new Artefact("next-item", 2, "file:/second", "");
  private static final List<ServedView> SERVED =
      List.of(new ServedView("taste", 1, true, Map.of("likes", FeatureType.STRING_LIST)));

  @TempDir Path fed;
  @TempDir Path plain;

  /** What the feature service answers; nothing where it is down. */
  private Optional<List<ServedView>> answer = Optional.of(SERVED);

  private final FeatureGate gate =
      new FeatureGate(() -> answer.orElseThrow(() -> new IllegalStateException("down")));

  @BeforeEach
  void declare() {
    Manifests.put(fed, Manifests.texts("history", "taste", 1, "likes"));
  }

  @Test
  void whatPassedBeforePassesWhileNobodyCanTell() throws ModelRefusedException {
    gate.check(FIRST, fed);
    answer = Optional.empty();

    assertThatCode(() -> gate.check(FIRST, fed)).doesNotThrowAnyException();
    assertThatCode(() -> gate.check(SECOND, plain)).doesNotThrowAnyException();
    assertThatThrownBy(() -> gate.check(SECOND, fed))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("the feature service does not answer")
        .hasMessageContaining("down");
  }

  @Test
  void whatPassedBeforeIsHeldToWhatIsServedNow() throws ModelRefusedException {
    gate.check(FIRST, fed);
    answer = Optional.of(List.of());

    assertThatThrownBy(() -> gate.check(FIRST, fed)).hasMessageContaining("has no such view");
  }

  @Test
  void whatGaveWayIsRememberedAndWhatIsGoneIsForgotten() throws ModelRefusedException {
    gate.check(FIRST, fed);
    ModelLifecycle loaded = ModelLifecycle.EMPTY.loaded(FIRST);

    gate.followed(Map.of("next-item", loaded));
    gate.followed(Map.of("next-item", loaded.gaveWay(1)));
    assertThat(gate.contract(FIRST).features()).hasSize(1);

    gate.followed(Map.of("next-item", loaded.unloaded(1)));
    assertThat(gate.contract(FIRST)).isEqualTo(FeatureContract.NONE);
  }
}
