package dev.tradewind.inference.predictionlog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallOutcomesTest {

  private final OutcomeBook book = new OutcomeBook(Duration.ofDays(1), 3, 3);

  private void answered(String id, float... scores) {
    List<Float> all = new ArrayList<>();
    for (float score : scores) {
      all.add(score);
    }
    book.answered(new ScoredCall(id, "risk", 7, all));
  }

  private void came(String id, int row, boolean came) {
    book.turnedOut(id, row, new Label.Happened(came));
  }

  private VersionOutcomes only() {
    assertThat(book.of("risk")).hasSize(1);
    return book.of("risk").get(0);
  }

  private Share happened() {
    return only().binary().orElseThrow().happened();
  }

  @Test
  void whicheverComesFirstWaitsForTheOther() {
    answered("a", 0.9f);
    came("a", 0, true);
    came("b", 0, false);
    assertThat(book.unmatched()).isOne();
    answered("b", 0.1f);

    assertThat(book.unmatched()).isZero();
    assertThat(only().calls()).isEqualTo(2);
    assertThat(happened()).isEqualTo(new Share(1, 2));
  }

  @Test
  void eachRowHasItsOutcomeAndTheFirstOneCounts() {
    came("a", 2, true);
    answered("a", 0.1f, 0.2f, 0.3f);
    came("a", 0, true);
    came("a", 0, false);
    came("a", 3, true);

    assertThat(happened()).isEqualTo(new Share(2, 2));
    came("a", 1, false);
    assertThat(happened()).isEqualTo(new Share(2, 3));
  }

  @Test
  void anAmountIsHeldAgainstTheNumberThatWasForetold() {
    answered("a", 5);
    book.turnedOut("a", 0, new Label.Amount(3));

    assertThat(only().binary()).isEmpty();
    assertThat(only().numeric().orElseThrow().bias().value()).isEqualTo(2);
  }

  @Test
  void theOldestGiveWay() {
    for (String id : List.of("a", "b", "c", "d")) {
      answered(id, 0.5f);
    }
    came("a", 0, true);
    came("b", 0, true);
    assertThat(happened()).as("only b's answer is known still").isEqualTo(new Share(1, 1));

    for (String id : List.of("u", "v", "w", "x")) {
      came(id, 0, true);
    }
    assertThat(book.unmatched()).as("a, and four more").isEqualTo(5);
  }

  @Test
  void anAnswerThatForetellsNothingIsCountedAndWaitsForNothing() {
    answered("a");
    came("a", 0, true);

    assertThat(only().calls()).isOne();
    assertThat(only().binary()).isEmpty();
    assertThat(book.unmatched()).isOne();
  }

  @Test
  void modelsAndVersionsAreBounded() {
    for (int version = 1; version <= 30; version++) {
      book.answered(new ScoredCall("v" + version, "risk", version, List.of()));
    }
    for (int model = 0; model < 200; model++) {
      book.answered(new ScoredCall("m" + model, "model" + model, 1, List.of()));
    }

    assertThat(book.of("risk")).hasSize(20);
    assertThat(book.of("risk").get(0).version()).as("the newest are kept").isEqualTo(30);
    assertThat(book.models()).hasSize(100);
  }
}
