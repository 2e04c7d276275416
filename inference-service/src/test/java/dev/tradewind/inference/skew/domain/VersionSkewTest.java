package dev.tradewind.inference.skew.domain;

import static dev.tradewind.inference.fixture.Predictions.READ_AT;
import static dev.tradewind.inference.fixture.Predictions.defaulted;
import static dev.tradewind.inference.fixture.Predictions.ranking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import dev.tradewind.inference.predictionlog.domain.LoggedPrediction;
import dev.tradewind.inference.predictionlog.domain.LoggedTensor;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.predictionlog.domain.ReadFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VersionSkewTest {

  private static final String BOUGHT = "shopper_history@1:purchased_items";
  private static final String VIEWED = "shopper_history@1:viewed_items";

  private final VersionSkew.Tally tally = new VersionSkew.Tally(new AnsweringVersion("m", 1));

  private static LoggedValues texts(String... texts) {
    return LoggedValues.texts(List.of(texts));
  }

  /** The same at all moments. */
  private static ReadMoments always(LoggedValues... values) {
    return byMoment(moment -> List.of(values));
  }

  private static ReadMoments byMoment(Function<Instant, List<LoggedValues>> values) {
    return new ReadMoments(ReadMoments.of(READ_AT).stream().map(values).toList());
  }

  private FeatureSkew only() {
    assertThat(tally.skew().features()).hasSize(1);
    return tally.skew().features().get(0);
  }

  private static LoggedPrediction numbers(String feature, double asked) {
    return new LoggedPrediction(
        "r1",
        "m",
        1,
        "ann",
        READ_AT,
        List.of(
            new ReadFeature("shopper:spent", 2, READ_AT, Optional.empty(), Optional.empty()),
            new ReadFeature("shopper:orders", 2, READ_AT, Optional.empty(), Optional.empty())),
        List.of(
            new LoggedTensor(feature, LoggedValues.numbers(List.of(asked))),
            new LoggedTensor("other", texts("x"))),
        List.of());
  }

  @Test
  void whatHistorySaysIsEqual() {
    tally.compare(ranking("a", "b"), always(texts("a", "b"), texts("c")));

    assertThat(only().feature()).isEqualTo(BOUGHT);
    assertThat(only().equal()).isEqualTo(1);
    assertThat(only().differing().value()).isZero();
  }

  @Test
  void theFirstFeatureWithAValueFedIt() {
    tally.compare(ranking("c"), always(LoggedValues.NONE, texts("c")));

    assertThat(only().feature()).isEqualTo(VIEWED);
    assertThat(only().equal()).isEqualTo(1);
  }

  @Test
  void anotherOrderOrAnotherTextDiffers() {
    tally.compare(ranking("a", "b"), always(texts("b", "a"), texts()));
    tally.compare(ranking("a", "b"), always(texts("a", "c"), texts()));
    tally.compare(ranking("a"), always(texts("a", "b"), texts()));

    assertThat(only().different()).isEqualTo(3);
    assertThat(only().examples().get(1))
        .isEqualTo(new SkewExample("r1", "history", READ_AT, texts("a", "b"), texts("a", "c")));
    assertThat(only().examples().toString()).doesNotContain("ann");
  }

  @Test
  void anEventThatWasNotThereYetIsARaceAndNoDifference() {
    Instant happened = READ_AT.minusMillis(400);
    ReadMoments history =
        byMoment(
            moment -> List.of(moment.isAfter(happened) ? texts("a", "b") : texts("a"), texts("v")));

    tally.compare(ranking("a"), history);

    assertThat(only().race()).isEqualTo(1);
    assertThat(only().different()).isZero();
    assertThat(only().raced().high()).isEqualTo(1);
  }

  @Test
  void anEventThatWasMissingForLongIsADifference() {
    Instant happened = READ_AT.minus(ReadMoments.RACE).minusMillis(1);
    ReadMoments history =
        byMoment(
            moment -> List.of(moment.isAfter(happened) ? texts("a", "b") : texts("a"), texts("v")));

    tally.compare(ranking("a"), history);

    assertThat(only().different()).isEqualTo(1);
  }

  @Test
  void aModelIsAskedWithTheLatestOnly() {
    List<String> all = IntStream.range(0, 60).mapToObj(Integer::toString).toList();

    tally.compare(
        ranking(all.subList(10, 60).toArray(String[]::new)),
        always(LoggedValues.texts(all), texts()));

    assertThat(only().equal()).isEqualTo(1);
  }

  @Test
  void aDefaultAgreesWithAHistoryWithoutAValue() {
    tally.compare(defaulted(ranking("best-seller")), always(texts(), texts()));
    tally.compare(defaulted(ranking("best-seller")), always(texts("a"), texts()));

    assertThat(only().equal()).isEqualTo(1);
    assertThat(only().different()).isEqualTo(1);
  }

  @Test
  void ofSeveralInputsEachIsFedByTheFeatureOfItsName() {
    LoggedValues spent = LoggedValues.numbers(List.of(12.3456789));
    LoggedValues orders = LoggedValues.numbers(List.of(7.0));

    tally.compare(numbers("spent", (float) 12.3456789), always(spent, orders));
    tally.compare(numbers("orders", 7.1), always(spent, orders));

    assertThat(tally.skew().features())
        .extracting(FeatureSkew::feature, FeatureSkew::equal, FeatureSkew::different)
        .containsExactly(tuple("shopper@2:orders", 0L, 1L), tuple("shopper@2:spent", 1L, 0L));
  }

  @Test
  void whatNoFeatureFedIsNotCompared() {
    tally.compare(numbers("elsewhere", 1), always(LoggedValues.NONE, LoggedValues.NONE));

    assertThat(tally.skew().sampled()).isEqualTo(1);
    assertThat(tally.skew().features()).isEmpty();
    assertThat(tally.skew().notCompared()).containsEntry(NotCompared.NO_FEATURES, 1L);
  }

  @Test
  void theMomentsAskedForAreThatOfTheReadAndOthersUpToAMinuteAway() {
    assertThat(ReadMoments.of(READ_AT))
        .startsWith(READ_AT)
        .contains(READ_AT.minus(ReadMoments.RACE), READ_AT.plus(ReadMoments.RACE))
        .allMatch(
            moment -> Duration.between(READ_AT, moment).abs().compareTo(ReadMoments.RACE) <= 0);
  }
}
