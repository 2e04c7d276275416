package dev.tradewind.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HyperparametersTest {

  private static final List<ParameterSpec> SPECS =
      List.of(
          ParameterSpec.whole("epochs", 5, 1, 100),
          ParameterSpec.decimal("learning_rate", 0.001, 1e-6, 0.1),
          ParameterSpec.suited("dropout", 0, 0.9),
          ParameterSpec.text("label"));

  @Test
  void fillsInDefaultsAndShowsThem() {
    Hyperparameters resolved = Hyperparameters.resolve(SPECS, Map.of("epochs", "7"));
    assertThat(resolved.whole("epochs")).isEqualTo(7);
    assertThat(resolved.asUsed())
        .containsOnly(Map.entry("epochs", "7"), Map.entry("learning_rate", "0.001"));
  }

  @Test
  void namesTheParameterAndItsRange() {
    assertThatThrownBy(() -> Hyperparameters.resolve(SPECS, Map.of("epochs", "0")))
        .isInstanceOf(RunFailure.class)
        .hasMessage("epochs: \"0\" (expected: a whole number from 1 to 100)");
    assertThatThrownBy(() -> Hyperparameters.resolve(SPECS, Map.of("learning_rate", "NaN")))
        .isInstanceOf(RunFailure.class);
    assertThatThrownBy(() -> Hyperparameters.resolve(SPECS, Map.of("epochs", "2.5")))
        .isInstanceOf(RunFailure.class);
  }

  @Test
  void whatSuitsTheDataIsTakenWhereNothingWasGiven() {
    Hyperparameters open = Hyperparameters.resolve(SPECS, Map.of());
    assertThat(open.decimal("dropout")).isNaN();
    assertThat(open.suited("dropout", 0.3).decimal("dropout")).isEqualTo(0.3);
    assertThat(open.suited("dropout", 0.3).asUsed()).containsEntry("dropout", "0.3");
    Hyperparameters given = Hyperparameters.resolve(SPECS, Map.of("dropout", "0.1"));
    assertThat(given.suited("dropout", 0.3).decimal("dropout")).isEqualTo(0.1);
  }

  @Test
  void aTextIsShownWhereItWasGiven() {
    Hyperparameters given = Hyperparameters.resolve(SPECS, Map.of("label", " is_fraud "));
    assertThat(given.text("label")).isEqualTo("is_fraud");
    assertThat(given.asUsed()).containsEntry("label", "is_fraud");
    Hyperparameters not = Hyperparameters.resolve(SPECS, Map.of());
    assertThat(not.text("label")).isEmpty();
    assertThat(not.asUsed()).doesNotContainKey("label");
    assertThatThrownBy(() -> Hyperparameters.resolve(SPECS, Map.of("label", "x".repeat(1001))))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("label: 1001 characters");
  }

  @Test
  void listsTheNamesThereAre() {
    assertThatThrownBy(() -> Hyperparameters.resolve(SPECS, Map.of("epoch", "1")))
        .hasMessageContaining("epoch: unknown")
        .hasMessageContaining("[epochs, learning_rate, dropout, label]");
  }
}
