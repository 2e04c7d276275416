package dev.tradewind.inference.skew;

import static dev.tradewind.inference.fixture.Predictions.READ_AT;
import static dev.tradewind.inference.fixture.Predictions.ranking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.skew.FeatureHistory.HistoryException;
import dev.tradewind.inference.skew.domain.NotCompared;
import dev.tradewind.inference.skew.domain.PredictionSample;
import dev.tradewind.inference.skew.domain.SkewReport;
import dev.tradewind.inference.skew.domain.VersionSkew;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SkewRunTest {

  private static final Instant NOW = READ_AT.plus(Duration.ofHours(1));

  private final PredictionSample sample = new PredictionSample(Duration.ofMinutes(10), 100);
  private final AtomicInteger asked = new AtomicInteger();

  private SkewReport over(FeatureHistory history) {
    return new SkewRun(
            (features, points) -> {
              asked.incrementAndGet();
              return history.read(features, points);
            })
        .over(sample, NOW);
  }

  private static FeatureHistory failing(NotCompared why) {
    return (features, points) -> {
      throw new HistoryException(why, new IllegalStateException("on purpose"));
    };
  }

  @Test
  void eachAnswerIsComparedWithItsOwnShoppersHistory() {
    sample.take(ranking("r1", 1, "ann", READ_AT, "of-ann"));
    sample.take(ranking("r2", 1, "bob", READ_AT, "of-bob"));
    sample.take(ranking("r3", 1, "bob", READ_AT, "of-eve"));

    SkewReport report =
        over(
            (features, points) ->
                points.stream()
                    .map(
                        point ->
                            List.of(
                                LoggedValues.texts(List.of("of-" + point.entityId())),
                                LoggedValues.NONE))
                    .toList());

    VersionSkew skew = report.versions().get(0);
    assertThat(asked).hasValue(1);
    assertThat(skew.sampled()).isEqualTo(3);
    assertThat(skew.features().get(0).equal()).isEqualTo(2);
    assertThat(skew.features().get(0).examples().get(0).predictionId()).isEqualTo("r3");
  }

  @Test
  void whileTheFeatureServiceIsAwayThatIsWhatIsSaidAndItIsAskedOnce() {
    sample.take(ranking("r1", 1, "ann", READ_AT, "a"));
    sample.take(ranking("r1", 2, "ann", READ_AT, "a"));

    SkewReport report = over(failing(NotCompared.FEATURE_SERVICE_UNAVAILABLE));

    assertThat(asked).hasValue(1);
    assertThat(report.versions())
        .hasSize(2)
        .allMatch(
            skew ->
                skew.notCompared().get(NotCompared.FEATURE_SERVICE_UNAVAILABLE) == 1
                    && skew.sampled() == 1
                    && skew.features().isEmpty());
  }

  @Test
  void aFeatureThatIsGoneDoesNotKeepOtherVersionsFromBeingCompared() {
    sample.take(ranking("r1", 1, "ann", READ_AT, "a"));
    sample.take(ranking("r1", 2, "ann", READ_AT, "a"));

    SkewReport report = over(failing(NotCompared.FEATURE_UNKNOWN));

    assertThat(asked).hasValue(2);
    assertThat(report.versions())
        .allMatch(skew -> skew.notCompared().get(NotCompared.FEATURE_UNKNOWN) == 1);
  }

  @Test
  void anAnswerWithoutFeaturesIsNotAskedFor() {
    LoggedPrediction fed = ranking("r1", 1, "ann", READ_AT, "a");
    sample.take(
        new LoggedPrediction(
            fed.id(), fed.model(), 1, "ann", READ_AT, List.of(), fed.inputs(), List.of()));

    SkewReport report = over(failing(NotCompared.FEATURE_UNKNOWN));

    assertThat(asked).hasValue(0);
    assertThat(report.versions().get(0).notCompared()).containsEntry(NotCompared.NO_FEATURES, 1L);
  }
}
