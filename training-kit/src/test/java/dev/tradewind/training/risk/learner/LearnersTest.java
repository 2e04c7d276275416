package dev.tradewind.training.risk.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LearnersTest {

  private static final Optional<String> NO_LIBRARY = Optional.of("libgomp is missing");

  @ParameterizedTest
  @CsvSource({"'', true, true", "network, true, false", "trees, false, true", "both, true, true"})
  void whatIsAskedForLearns(String asked, boolean network, boolean trees) {
    assertThat(Learners.of(asked(asked), false, Optional.empty()))
        .isEqualTo(new Learners(network, trees));
  }

  @Test
  void whereNothingIsSaidTreesAreLeftOutThatCannotBeHad() {
    assertThat(Learners.of(asked(""), false, NO_LIBRARY)).isEqualTo(new Learners(true, false));
    assertThat(Learners.of(asked(""), true, Optional.empty())).isEqualTo(new Learners(true, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"trees", "both"})
  void treesThatCannotBeHadAreRefusedWhereTheyAreAskedFor(String asked) {
    assertThatThrownBy(() -> Learners.of(asked(asked), false, NO_LIBRARY))
        .isInstanceOf(RunFailure.class)
        .hasMessage("learner: " + asked + " (expected: network: libgomp is missing)");
    assertThatThrownBy(() -> Learners.of(asked(asked), true, Optional.empty()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("private_noise");
  }

  @Test
  void anUnknownLearnerIsRefused() {
    assertThatThrownBy(() -> Learners.of(asked("forest"), false, Optional.empty()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("expected: network, trees or both");
  }

  private static Hyperparameters asked(String learner) {
    return Hyperparameters.resolve(List.of(Learners.parameter()), Map.of("learner", learner));
  }
}
