package dev.tradewind.training.risk;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A feature's name as a person reads it: what tells it from the others must fit beside a bar. */
final class FeatureLabel {

  /** Words of the handbook's names that say nothing. */
  private static final List<String> SILENT = List.of("id", "tx", "window", "during", "amount");

  private static final int LONG = 12;

  private FeatureLabel() {}

  /** For example "terminal risk 7day" for TERMINAL_ID_RISK_7DAY_WINDOW. */
  static String of(String feature) {
    if (feature.length() <= LONG) {
      return feature;
    }
    String words =
        Arrays.stream(feature.toLowerCase(Locale.ROOT).split("[_ ]+"))
            .filter(word -> !SILENT.contains(word))
            .map(word -> word.equals("nb") ? "count" : word)
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? feature : words;
  }
}
