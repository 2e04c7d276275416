package dev.tradewind.inference.decision.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.inference.predict.FeatureType;
import dev.tradewind.inference.predict.FedFeature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShopperHistoryTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private static FedFeature declared(String feature, String... fallback) {
    return new FedFeature(
        "history",
        "shopper_history",
        2,
        feature,
        FeatureType.STRING_LIST,
        List.of(fallback),
        Optional.of(HOUR));
  }

  private static FeatureReading read(String feature, String... items) {
    return new FeatureReading(
        declared(feature), Optional.of(List.of(items)), false, Optional.empty(), NOON);
  }

  private static FeatureReading missing(String feature, String... fallback) {
    return new FeatureReading(
        declared(feature, fallback), Optional.empty(), false, Optional.empty(), NOON);
  }

  private static FeatureReading aged(Duration age, boolean late) {
    return new FeatureReading(
        declared("bought"), Optional.of(List.of("a")), late, Optional.of(age), NOON);
  }

  private static ShopperHistory history(FeatureReading... readings) {
    return new ShopperHistory(List.of(readings), List.of());
  }

  @Test
  void theFirstFeatureThatHasAnythingIsRankedFrom() {
    assertThat(history(read("bought", "a"), read("seen", "b")).sequence()).containsExactly("a");
    ShopperHistory seen = history(missing("bought"), read("seen", "b"));
    assertThat(seen.sequence()).containsExactly("b");
    assertThat(seen.missing()).as("what is usual is no noise").isEmpty();
    assertThat(seen.features())
        .extracting(UsedFeature::standing)
        .containsExactly(FeatureStanding.DEFAULTED, FeatureStanding.PRESENT);
  }

  @Test
  void onlyTheLatestAreLookedAtAndAllThatWasBoughtIsKnown() {
    List<String> many = IntStream.range(0, 200).mapToObj(Integer::toString).toList();
    ShopperHistory history =
        new ShopperHistory(List.of(read("bought", many.toArray(String[]::new))), many);

    assertThat(history.sequence()).hasSize(50).startsWith("150").endsWith("199");
    assertThat(history.bought()).hasSize(200);
  }

  @Test
  void aShopperOfWhomNothingIsKnownHasNoHistoryAndNothingElseIsSaidOfIt() {
    ShopperHistory unknown = history(missing("bought"), missing("seen"));

    assertThat(unknown.sequence()).isEmpty();
    assertThat(unknown.missing()).containsExactly(Fallback.NO_HISTORY);
    assertThat(ShopperHistory.NONE.missing()).containsExactly(Fallback.NO_HISTORY);
  }

  @Test
  void aDefaultStandsForWhatIsMissingAndIsSaid() {
    ShopperHistory defaulted = history(missing("bought", "x", "y"), read("seen"));

    assertThat(defaulted.sequence()).containsExactly("x", "y");
    assertThat(defaulted.missing()).containsExactly(Fallback.FEATURE_DEFAULTED);
    assertThat(defaulted.features())
        .extracting(UsedFeature::name)
        .containsExactly("shopper_history:bought", "shopper_history:seen");
  }

  @Test
  void aValueGoesBeforeADefault() {
    ShopperHistory seen = history(missing("bought", "x"), read("seen", "b"));

    assertThat(seen.sequence()).containsExactly("b");
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void whatIsOlderThanDeclaredIsUsedAndSaid() {
    assertThat(history(aged(HOUR, false)).missing()).isEmpty();
    for (FeatureReading old : List.of(aged(HOUR.plusMillis(1), false), aged(HOUR, true))) {
      ShopperHistory stale = history(old);
      assertThat(stale.sequence()).containsExactly("a");
      assertThat(stale.missing()).containsExactly(Fallback.FEATURE_STALE);
      assertThat(stale.features())
          .containsExactly(
              new UsedFeature("shopper_history:bought", 2, FeatureStanding.STALE, old.age(), NOON));
    }
  }
}
