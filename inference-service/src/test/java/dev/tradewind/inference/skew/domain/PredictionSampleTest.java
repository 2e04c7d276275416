package dev.tradewind.inference.skew.domain;

import static dev.tradewind.inference.fixture.Predictions.READ_AT;
import static dev.tradewind.inference.fixture.Predictions.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PredictionSampleTest {

  private static final AnsweringVersion FIRST = new AnsweringVersion("next-item", 1);
  private static final Duration SETTLING = Duration.ofMinutes(10);

  private static List<LoggedPrediction> everySecond(Instant from, int answers) {
    return IntStream.range(0, answers)
        .mapToObj(number -> ranking("r" + number, 1, "ann", from.plusSeconds(number), "a"))
        .toList();
  }

  @Test
  void onlyWhatHasSettledIsCompared() {
    PredictionSample sample = new PredictionSample(SETTLING, 100);
    everySecond(READ_AT, 3).forEach(sample::take);

    assertThat(sample.settled(READ_AT.plus(SETTLING))).isEmpty();
    assertThat(sample.settled(READ_AT.plus(SETTLING.multipliedBy(2))).get(FIRST)).hasSize(3);
    assertThat(sample.settled(READ_AT.plus(Duration.ofDays(2)))).isEmpty();
  }

  @Test
  void ofManyTheNewestThatHaveSettledAreTakenAsASampleWhateverTheirOrder() {
    List<LoggedPrediction> answers = new ArrayList<>(everySecond(READ_AT, 7200));
    Instant now = READ_AT.plusSeconds(7200);
    PredictionSample inOrder = new PredictionSample(SETTLING, 50);
    answers.forEach(inOrder::take);
    PredictionSample nearly = new PredictionSample(SETTLING, 50);
    for (int from = 0; from < answers.size(); from += 100) {
      Collections.shuffle(answers.subList(from, from + 100), new Random(from));
    }
    answers.forEach(nearly::take);

    List<LoggedPrediction> taken = inOrder.settled(now).get(FIRST);
    assertThat(taken)
        .hasSize(50)
        .allMatch(one -> !one.receivedAt().isAfter(now.minus(SETTLING)))
        .allMatch(one -> one.receivedAt().isAfter(now.minus(SETTLING.multipliedBy(3))));
    assertThat(nearly.settled(now).get(FIRST)).hasSameElementsAs(taken);
  }

  @Test
  void fewOfALongTimeAreAllTaken() {
    PredictionSample sample = new PredictionSample(SETTLING, 50);
    IntStream.range(0, 20)
        .forEach(
            number ->
                sample.take(
                    ranking("r" + number, 1, "ann", READ_AT.plus(Duration.ofHours(number)), "a")));

    assertThat(sample.settled(READ_AT.plus(Duration.ofHours(20))).get(FIRST)).hasSize(20);
  }

  @Test
  void theVersionNotHeardOfForLongestGivesWayOnceItIsSilent() {
    PredictionSample sample = new PredictionSample(SETTLING, 5);
    int over = PredictionSample.VERSIONS + 1;
    for (int version = 1; version <= over; version++) {
      sample.take(ranking("r1", version, "ann", READ_AT, "a"));
    }
    Instant later = READ_AT.plus(Duration.ofHours(2));
    assertThat(sample.settled(later)).doesNotContainKey(new AnsweringVersion("next-item", over));

    sample.take(ranking("r2", 1, "ann", later, "a"));
    sample.take(ranking("r2", over, "ann", later, "a"));

    assertThat(sample.settled(later.plus(Duration.ofHours(1))))
        .hasSize(PredictionSample.VERSIONS)
        .containsKeys(FIRST, new AnsweringVersion("next-item", over))
        .doesNotContainKey(new AnsweringVersion("next-item", 2));
  }
}
