package dev.tradewind.feature.statistics.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How texts are distributed.
 *
 * @param count how many
 * @param distinct how many different ones
 * @param frequencies by text, most frequent first; equally frequent ones by text. Of a kept
 *     baseline only the first {@link #TOP}
 */
public record TextProfile(long count, long distinct, Map<String, Long> frequencies) {

  /** How many of the most frequent ones are told apart. */
  public static final int TOP = 20;

  private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT_FIRST =
      Map.Entry.<String, Long>comparingByValue()
          .reversed()
          .thenComparing(Map.Entry.comparingByKey());

  /** Profiles texts. */
  public static TextProfile of(Collection<String> texts) {
    Map<String, Long> counts =
        texts.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Map<String, Long> ordered = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(MOST_FREQUENT_FIRST)
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return new TextProfile(texts.size(), counts.size(), ordered);
  }

  /** The most frequent ones, most frequent first. */
  public List<Map.Entry<String, Long>> top() {
    return frequencies.entrySet().stream().limit(TOP).toList();
  }
}
