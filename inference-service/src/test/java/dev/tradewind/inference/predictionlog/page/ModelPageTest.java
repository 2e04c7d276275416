package dev.tradewind.inference.predictionlog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predictionlog.domain.Label;
import dev.tradewind.inference.predictionlog.domain.OutcomeBook;
import dev.tradewind.inference.predictionlog.domain.ScoredCall;
import dev.tradewind.inference.predictionlog.domain.ShownRanking;
import dev.tradewind.inference.predictionlog.domain.Step;
import dev.tradewind.inference.predictionlog.domain.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ModelPageTest {

  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final OutcomeBook book = new OutcomeBook(Duration.ofHours(1), 10_000, 10_000);
  private final Random random = new Random(7);

  private void ranked(long version, int count, double clicked) {
    for (int number = 0; number < count; number++) {
      String id = version + "." + number;
      book.shown(
          0, new ShownRanking(id, "next-item", version, "ann", NOON, List.of("a", "b", "c")));
      if (random.nextDouble() < clicked) {
        book.took(0, new Taken(Step.CLICKED, id, random.nextBoolean() ? "a" : "c", NOON, NOON));
      }
    }
    book.reached(0, NOON.plus(Duration.ofDays(1)));
  }

  private void foretold(long version, int count) {
    for (int number = 0; number < count; number++) {
      float score = random.nextFloat();
      String id = version + "." + number;
      book.answered(new ScoredCall(id, "risk", version, List.of(score)));
      book.turnedOut(id, 0, new Label.Happened(random.nextFloat() < score * score));
    }
  }

  private String page(String model) {
    return ModelPage.of(model, book.of(model), true);
  }

  @Test
  void showsEachVersionWithItsInterval() {
    ranked(7, 500, 0.2);
    ranked(8, 100, 0.3);

    String page = page("next-item");

    assertThat(page).contains("version 7", "version 8", "Hit rate", "500", "100");
    assertThat(page.split("<circle", -1)).as("one point for each version").hasSize(3);
    assertThat(page).doesNotContain("ROC", "NaN", "Infinity");
  }

  @Test
  void showsWhatWasSaidAgainstWhatCameTrue() {
    foretold(3, 2_000);

    String page = page("risk");

    assertThat(page).contains("Calibration of version 3", "Brier", "2,000");
    assertThat(page.split("<circle", -1)).as("the area, and ten bins").hasSize(12);
    assertThat(page).doesNotContain("Rankings", "NaN", "Infinity");
  }

  @Test
  void showsHowFarNumbersAreOff() {
    book.answered(new ScoredCall("a", "price", 1, List.of(5f)));
    book.turnedOut("a", 0, new Label.Amount(3));

    String page = page("price");

    assertThat(page).contains("Mean absolute error", "RMSE", "2.000");
    assertThat(page).as("of one, nobody knows how sure").doesNotContain("NaN", "Infinity");
  }

  @Test
  void showsAnswersOfWhichNothingHasTurnedOut() {
    book.answered(new ScoredCall("a", "intent", 1, List.of(.5f)));

    assertThat(page("intent")).contains("Answers whose outcome is not known", ">1<");
    assertThat(page("intent")).doesNotContain("ROC", "Mean absolute error", "Rankings");
  }

  @Test
  void sharesOfNoRankingAreNotShown() {
    book.shown(0, new ShownRanking("open", "next-item", 1, "ann", NOON, List.of("a")));

    assertThat(page("next-item")).contains("nothing to draw yet").doesNotContain("0.0 %", "0.000");
  }

  @Test
  void allModelsAreToldWithHowMuchIsKnownOfEach() {
    ranked(7, 500, 0.2);

    assertThat(ModelsPage.of(new TreeMap<>(Map.of("next-item", book.of("next-item"))), true))
        .contains("<a href=\"/predictions/next-item\">next-item</a>", ">7<", ">500<");
  }

  @Test
  void saysWhenThereIsNothingOrNotAllYet() {
    assertThat(page("unknown")).contains("No answer of it is in the log");
    assertThat(ModelPage.of("unknown", List.of(), false)).contains("The log is being read");
    assertThat(ModelsPage.of(new TreeMap<>(), true))
        .contains("No answer of a model is in the log yet");
  }

  @Test
  void namesAreNoMarkup() {
    assertThat(ModelPage.of("<b>x</b>", List.of(), true)).doesNotContain("<b>x");
    assertThat(ModelsPage.of(new TreeMap<>(Map.of("<b>x</b>", List.of())), true))
        .doesNotContain("<b>x");
  }
}
