package dev.tradewind.training.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Held against the examples in scikit-learn's documentation. */
class ConfusionTest {

  private static final List<String> LABELS = List.of("a", "b", "c");

  @Test
  void countsAsInTheDocumentation() {
    Confusion confusion =
        Confusion.of(LABELS, new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2});
    assertThat(confusion.counts())
        .containsExactly(List.of(2, 0, 0), List.of(0, 0, 1), List.of(1, 0, 2));
    assertThat(confusion.accuracy()).isCloseTo(4.0 / 6, within(1e-12));
  }

  @Test
  void theMacroF1IsThatOfTheDocumentation() {
    // f1_score, average="macro": .266
    Confusion confusion =
        Confusion.of(LABELS, new int[] {0, 1, 2, 0, 1, 2}, new int[] {0, 2, 1, 0, 0, 1});
    assertThat(confusion.macroF1()).isCloseTo(.8 / 3, within(1e-12));
    Confusion.OfClass first = confusion.byClass().get(0);
    assertThat(first.precision()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(first.recall()).isEqualTo(1);
  }

  @Test
  void aClassThatIsNowhereDoesNotCount() {
    Confusion confusion = Confusion.of(LABELS, new int[] {0, 1}, new int[] {0, 1});
    assertThat(confusion.byClass().get(2).f1()).isNull();
    assertThat(confusion.byClass().get(2).precision()).isNull();
    assertThat(confusion.macroF1()).isEqualTo(1);
  }
}
