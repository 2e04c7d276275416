package dev.tradewind.feature.page;

import dev.tradewind.feature.statistics.domain.Drift;
import dev.tradewind.feature.statistics.domain.FeatureProfile;
import dev.tradewind.feature.statistics.domain.NumberProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/**
 * A feature with a picture of its values.
 *
 * @param definition in one line
 * @param verdict of the comparison with a baseline; empty without one
 */
public record FeatureCard(
    String name,
    String definition,
    List<Bar> bars,
    String least,
    String greatest,
    List<Entry<String, Long>> texts,
    List<Entry<String, String>> facts,
    String verdict,
    String verdictClass) {

  private static final double WIDTH = 200;
  private static final double HEIGHT = 68;
  private static final double GAP = 1;
  private static final double PERCENT = 100;

  /** A bar of a histogram, in the picture's coordinates. */
  public record Bar(String x, String y, String width, String height) {}

  static FeatureCard of(String name, String definition, FeatureProfile profile) {
    NumberProfile numbers = profile.numbers().orElse(null);
    return new FeatureCard(
        name,
        definition,
        numbers == null ? List.of() : bars(numbers.histogram()),
        numbers == null ? "" : number(numbers.min()),
        numbers == null ? "" : number(numbers.max()),
        profile.texts().map(texts -> texts.top().stream().limit(8).toList()).orElse(List.of()),
        facts(profile),
        "",
        "");
  }

  /** The same with what a comparison says. */
  FeatureCard with(Drift drift) {
    List<Entry<String, String>> all = new ArrayList<>(facts);
    all.add(
        Map.entry(
            "drift",
            "PSI "
                + number(drift.psi())
                + ", KS "
                + number(drift.ks())
                + " (p "
                + number(drift.ksPValue())
                + ")"));
    String word = drift.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String style =
        switch (drift.verdict()) {
          case STABLE -> "good";
          case MOVED -> "warn";
          case SHIFTED -> "bad";
          case TOO_FEW -> "";
        };
    return new FeatureCard(name, definition, bars, least, greatest, texts, all, word, style);
  }

  private static List<Bar> bars(List<NumberProfile.Bin> bins) {
    long most = bins.stream().mapToLong(NumberProfile.Bin::count).max().orElse(1);
    double width = WIDTH / bins.size();
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < bins.size(); i++) {
      double height = HEIGHT * bins.get(i).count() / most;
      bars.add(
          new Bar(
              coordinate(i * width),
              coordinate(HEIGHT + 1 - height),
              coordinate(Math.max(GAP, width - GAP)),
              coordinate(height)));
    }
    return bars;
  }

  private static List<Entry<String, String>> facts(FeatureProfile profile) {
    List<Entry<String, String>> facts = new ArrayList<>();
    facts.add(Map.entry("cells", Long.toString(profile.cells())));
    if (profile.cells() == 0) {
      return facts;
    }
    facts.add(
        Map.entry(
            "without",
            percent(profile.notFoundRate())
                + " no events, "
                + percent(profile.nullRate())
                + " no value, "
                + percent(profile.staleRate())
                + " stale"));
    profile
        .numbers()
        .ifPresent(
            numbers -> {
              facts.add(
                  Map.entry(
                      "mean",
                      number(numbers.mean()) + " ± " + number(numbers.standardDeviation())));
              facts.add(Map.entry("5 25 50 75 95 %", quantiles(numbers)));
            });
    profile
        .texts()
        .ifPresent(texts -> facts.add(Map.entry("different", Long.toString(texts.distinct()))));
    if (profile.oldAge() > 0) {
      facts.add(
          Map.entry(
              "age", number(profile.medianAge()) + " s, 95 %: " + number(profile.oldAge()) + " s"));
    }
    return facts;
  }

  private static String quantiles(NumberProfile numbers) {
    return String.join("  ", numbers.quantiles().stream().map(FeatureCard::number).toList());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", PERCENT * share);
  }

  private static String coordinate(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4g", value);
  }
}
