package dev.tradewind.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.fit.CrossValidation.Fold;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.risk.RiskModel;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.RunRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossValidationTest {

  @Test
  void saysMeanAndDeviationOfItsFolds() {
    CrossValidation folds =
        new CrossValidation(
            "accuracy",
            List.of(new Fold("a", 10, 5, .5), new Fold("b", 10, 5, .7), new Fold("c", 10, 5, .9)));
    assertThat(folds.mean()).isCloseTo(.7, within(1e-12));
    assertThat(folds.deviation()).isCloseTo(.2, within(1e-12));
    assertThat(folds.section().text().get(0))
        .contains("accuracy over 3 folds: 0.7000, standard deviation 0.2000");
    assertThat(folds.section().tables().get(0).rows().get(2)).containsExactly("c", 10, 5, .9);
    assertThat(new CrossValidation("x", List.of(new Fold("a", 1, 1, .5))).deviation()).isZero();
  }

  @Test
  void foldsAndTheTrainingsAfterThemShareProgressAndTime() {
    RunRequest request =
        new RunRequest(
            Hyperparameters.resolve(new RiskModel().parameters(), Map.of()),
            1,
            Path.of("data"),
            Path.of("out"));
    // Three folds and two trainings: of all the time each has a fifth.
    assertThat(Length.fold(request, 0, 5).timeShare()).isEqualTo(1 / 5.0);
    assertThat(Length.fold(request, 2, 5).timeShare()).isEqualTo(1 / 3.0);
    assertThat(Length.fold(request, 2, 5).to()).isCloseTo(.6, within(1e-12));
    Length after = Length.half(request).after(.6);
    assertThat(after.from()).isCloseTo(.6, within(1e-12));
    assertThat(after.to()).isCloseTo(.8, within(1e-12));
    assertThat(after.timeShare()).isEqualTo(.5);
  }
}
