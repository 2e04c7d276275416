package dev.tradewind.training.promotion.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.GoldenCheck;
import dev.tradewind.training.domain.Interval;
import dev.tradewind.training.domain.Lineage;
import dev.tradewind.training.domain.Metric;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.Candidate.Artifact;
import dev.tradewind.training.promotion.domain.GateResult.NotApplicable;
import dev.tradewind.training.promotion.domain.GateResult.Passed;
import dev.tradewind.training.promotion.domain.GateResult.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PromotionGatesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Artifact UNCHANGED = new Artifact("cafe", false);

  @Test
  void aFirstVersionAtItsFloorIsPromoted() {
    GateReport report = ask(version(1, metric(0.05, 0.05, true)), Optional.empty());

    assertThat(report.promotion()).isEqualTo("promoted");
    assertThat(report.championVersion()).isZero();
    assertThat(result(report, GateName.CHAMPION))
        .isEqualTo(new NotApplicable(GateName.CHAMPION, "there is no champion yet"));
    assertThat(ask(version(1, metric(2.0, 2.0, false)), Optional.empty()).passed()).isTrue();
  }

  @Test
  void belowTheFloorIsRefusedWithBothNumbers() {
    GateReport report = ask(version(1, metric(0.04, 0.05, true)), Optional.empty());

    assertThat(report.promotion())
        .isEqualTo(
            "not promoted: floor: ndcg_at_10 is 0.0400 (no interval), worse than 0.0500 of popularity"
                + " (more is better)");
    assertThat(ask(version(1, metric(2.1, 2.0, false)), Optional.empty()).passed()).isFalse();
  }

  @Test
  void aValueAboveTheFloorPassesHoweverWideItsInterval() {
    assertThat(ask(version(1, metric(0.06, 0.04, 0.08, 0.05, true)), Optional.empty()).passed())
        .isTrue();
    assertThat(ask(version(1, metric(1.5, 1.2, 2.2, 2.0, false)), Optional.empty()).passed())
        .isTrue();
    assertThat(ask(version(1, metric(0.04, 0.02, 0.06, 0.05, true)), Optional.empty()).refusals())
        .isEqualTo(
            "floor: ndcg_at_10 is 0.0400 (interval 0.0200 to 0.0600), worse than 0.0500 of"
                + " popularity (more is better)");
  }

  @Test
  void whatIsNotANumberAndWhatIsNotOnePrimaryMetricIsRefused() {
    Metric primary = metric(1, 0, true);
    Metric secondary = new Metric("hr@10", 1, 0, "popularity", true, false);

    assertThat(ask(version(1, metric(Double.NaN, 0.05, true)), Optional.empty()).passed())
        .isFalse();
    assertThat(ask(version(1, metric(Double.NaN, 0.05, false)), Optional.empty()).passed())
        .isFalse();
    assertThat(ask(version(1, metric(0.1, Double.NaN, true)), Optional.empty()).passed()).isFalse();
    assertThat(ask(version(1), Optional.empty()).passed()).isFalse();
    assertThat(ask(version(1, primary, primary), Optional.empty()).refusals())
        .isEqualTo("floor: 2 of the metrics are primary (expected: one)");
    assertThat(ask(version(1, secondary, primary), Optional.empty()).passed()).isTrue();
  }

  @Test
  void worseThanTheChampionBeyondTheIntervalIsRefused() {
    ModelVersion champion = version(3, metric(0.30, 0.05, true));

    GateReport worse = ask(version(4, metric(0.20, 0.15, 0.25, 0.05, true)), Optional.of(champion));
    GateReport within =
        ask(version(4, metric(0.28, 0.25, 0.31, 0.05, true)), Optional.of(champion));

    assertThat(worse.refusals())
        .isEqualTo(
            "champion: ndcg_at_10 is 0.2000 (interval 0.1500 to 0.2500), worse beyond it than 0.3000"
                + " of champion 3 (more is better)");
    assertThat(worse.championVersion()).isEqualTo(3);
    assertThat(within.passed()).isTrue();
    assertThat(
            ask(
                    version(4, metric(9, 8, 10, 50, false)),
                    Optional.of(version(3, metric(7, 50, false))))
                .passed())
        .isFalse();
  }

  @Test
  void withoutAnIntervalAnyFallBelowTheChampionIsRefused() {
    Optional<ModelVersion> champion = Optional.of(version(3, metric(0.30, 0.05, true)));

    assertThat(ask(version(4, metric(0.29, 0.05, true)), champion).passed()).isFalse();
    assertThat(ask(version(4, metric(0.30, 0.05, true)), champion).passed()).isTrue();
  }

  @Test
  void otherDataThanTheChampionsIsSaid() {
    ModelVersion champion = version(3, "0123456789abcdef", metric(0.30, 0.05, true));

    GateReport report = ask(version(4, metric(0.31, 0.05, true)), Optional.of(champion));

    assertThat(report.passed()).isTrue();
    assertThat(result(report, GateName.CHAMPION).explanation())
        .endsWith("; measured on different data: data against the champion's 0123456789ab");
  }

  @Test
  void aGroupThatIsServedWorseBeyondItsIntervalIsRefused() {
    ModelVersion champion =
        version(3, metric(0.3, 0.05, true), group("language=de", 0.30), group("language=fr", 0.2));

    GateReport report =
        ask(
            version(
                4, metric(0.4, 0.05, true), group("language=de", 0.20), group("language=fr", 0.19)),
            Optional.of(champion));

    assertThat(report.refusals())
        .isEqualTo(
            "subgroups: accuracy of language=de is 0.2000 (interval 0.1500 to 0.2500), worse beyond"
                + " it than the champion's 0.3000 (more is better)");
  }

  @Test
  void aGroupThatIsNotMeasuredAnyMoreIsRefusedOnTheSameDataOnly() {
    Metric primary = metric(0.3, 0.05, true);
    ModelVersion champion = version(3, primary, group("language=de", 0.30));
    ModelVersion onOtherData = version(3, "other", primary, group("language=de", 0.30));

    assertThat(ask(version(4, primary), Optional.of(champion)).refusals())
        .isEqualTo("subgroups: accuracy of language=de is not measured, and was 0.3000");
    assertThat(ask(version(4, primary), Optional.of(onOtherData)).passed()).isTrue();
    assertThat(
            result(ask(version(4, primary), Optional.of(version(3, primary))), GateName.SUBGROUPS))
        .isInstanceOf(NotApplicable.class);
  }

  @Test
  void goldenRequestsMustAllBeAnsweredAsRecorded() {
    assertThat(golden(new GoldenCheck(8, 8, List.of()), true)).isInstanceOf(Passed.class);
    assertThat(golden(new GoldenCheck(8, 7, List.of()), true))
        .isEqualTo(new Refused(GateName.GOLDEN_REQUESTS, "7 of 8 golden requests were answered"));
    assertThat(golden(new GoldenCheck(8, 8, List.of("request 3: 0.5 (expected: 0.7)")), true))
        .isEqualTo(
            new Refused(
                GateName.GOLDEN_REQUESTS,
                "1 of 8 golden requests were answered otherwise than recorded, first: request 3:"
                    + " 0.5 (expected: 0.7)"));
    assertThat(golden(null, true)).isInstanceOf(Refused.class);
    assertThat(golden(null, false)).isInstanceOf(NotApplicable.class);
  }

  @Test
  void anArtefactThatChangedOrIsGoneIsRefused() {
    ModelVersion version = version(1, metric(0.1, 0.05, true));

    assertThat(digest(version, new Artifact("beef", false)).explanation())
        .isEqualTo(
            "the artefact has been changed: its digest is beef, and it was registered as cafe");
    assertThat(digest(version, Artifact.GONE)).isInstanceOf(Refused.class);
    assertThat(digest(version, UNCHANGED)).isInstanceOf(Passed.class);
  }

  @Property
  void aVersionIsNeverRefusedForBeingAsGoodAsTheChampion(
      @ForAll @DoubleRange(min = 0.1, max = 1) double value, @ForAll boolean higherIsBetter) {
    Metric metric = metric(value, higherIsBetter ? 0 : 2, higherIsBetter);

    assertThat(ask(version(2, metric), Optional.of(version(1, metric))).passed()).isTrue();
  }

  private static GateResult golden(@Nullable GoldenCheck check, boolean hasFile) {
    ModelVersion plain = version(1, metric(0.1, 0.05, true));
    ModelVersion version =
        new ModelVersion(
            plain.model(),
            plain.version(),
            plain.artifactUri(),
            plain.artifactDigest(),
            plain.metrics(),
            plain.runId(),
            plain.dataFingerprint(),
            NOW,
            Lineage.UNKNOWN,
            check);
    return result(
        PromotionGates.ask(
            new Candidate(version, new Artifact("cafe", hasFile)), Optional.empty(), NOW),
        GateName.GOLDEN_REQUESTS);
  }

  private static GateResult digest(ModelVersion version, Artifact now) {
    return result(
        PromotionGates.ask(new Candidate(version, now), Optional.empty(), NOW), GateName.DIGEST);
  }

  private static GateReport ask(ModelVersion candidate, Optional<ModelVersion> champion) {
    return PromotionGates.ask(new Candidate(candidate, UNCHANGED), champion, NOW);
  }

  private static GateResult result(GateReport report, GateName gate) {
    return report.results().stream()
        .filter(result -> result.gate() == gate)
        .findFirst()
        .orElseThrow();
  }

  private static ModelVersion version(long number, Metric... metrics) {
    return version(number, "data", metrics);
  }

  private static ModelVersion version(long number, String data, Metric... metrics) {
    return new ModelVersion(
        "intent",
        number,
        "file:/a/",
        "cafe",
        List.of(metrics),
        "run",
        data,
        NOW,
        Lineage.UNKNOWN,
        null);
  }

  private static Metric metric(double value, double floor, boolean higherIsBetter) {
    return new Metric("ndcg_at_10", value, floor, "popularity", higherIsBetter, true);
  }

  private static Metric metric(
      double value, double low, double high, double floor, boolean higherIsBetter) {
    return new Metric(
        "ndcg_at_10",
        value,
        floor,
        "popularity",
        higherIsBetter,
        true,
        new Interval(low, high),
        500,
        "");
  }

  private static Metric group(String group, double value) {
    return new Metric(
        "accuracy", value, 0, "", true, false, new Interval(value - 0.05, value + 0.05), 50, group);
  }
}
