package dev.tradewind.feature.statistics;

import dev.tradewind.api.feature.v1.DriftVerdict;
import dev.tradewind.api.feature.v1.FeatureDrift;
import dev.tradewind.api.feature.v1.FeatureStatistics;
import dev.tradewind.api.feature.v1.HistogramBin;
import dev.tradewind.api.feature.v1.NumberStatistics;
import dev.tradewind.api.feature.v1.TextFrequency;
import dev.tradewind.feature.statistics.domain.Drift;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.feature.statistics.domain.NumberProfile;
import dev.tradewind.feature.statistics.domain.TextProfile;

/** Profiles and drifts as messages. */
final class StatisticsMessages {

  private StatisticsMessages() {}

  static FeatureStatistics message(FeatureProfile profile) {
    FeatureStatistics.Builder message =
        FeatureStatistics.newBuilder()
            .setFeature(profile.feature())
            .setCells(profile.cells())
            .setNotFoundRate(profile.notFoundRate())
            .setNullRate(profile.nullRate())
            .setStaleRate(profile.staleRate())
            .setAgeSecondsP50(profile.medianAge())
            .setAgeSecondsP95(profile.oldAge());
    profile.numbers().ifPresent(numbers -> message.setNumbers(message(numbers)));
    profile.texts().ifPresent(texts -> add(message, texts));
    return message.build();
  }

  private static NumberStatistics message(NumberProfile numbers) {
    NumberStatistics.Builder message =
        NumberStatistics.newBuilder()
            .setCount(numbers.count())
            .setMean(numbers.mean())
            .setStandardDeviation(numbers.standardDeviation())
            .setMin(numbers.min())
            .setMax(numbers.max())
            .addAllQuantiles(numbers.quantiles());
    for (NumberProfile.Bin bin : numbers.histogram()) {
      message.addHistogram(
          HistogramBin.newBuilder()
              .setLower(bin.lower())
              .setUpper(bin.upper())
              .setCount(bin.count()));
    }
    return message.build();
  }

  private static void add(FeatureStatistics.Builder message, TextProfile texts) {
    message.setDistinctTexts(texts.distinct());
    texts
        .top()
        .forEach(
            entry ->
                message.addTexts(
                    TextFrequency.newBuilder().setText(entry.getKey()).setCount(entry.getValue())));
  }

  static FeatureDrift message(Drift drift) {
    return FeatureDrift.newBuilder()
        .setFeature(drift.feature())
        .setPsi(drift.psi())
        .setKs(drift.ks())
        .setKsPValue(drift.ksPValue())
        .setNullRateChange(drift.nullRateChange())
        .setVerdict(DriftVerdict.valueOf("DRIFT_VERDICT_" + drift.verdict().name()))
        .setBaseline(message(drift.baseline()))
        .setPresent(message(drift.present()))
        .build();
  }
}
