package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The most frequent texts of a sample, one bin each; one for the others in it, and one for those
 * that are not in it.
 *
 * @param frequent most frequent first, at most {@value #FREQUENT}
 * @param others further texts of the sample
 */
public record TextBins(List<String> frequent, Set<String> others) implements Bins {

  static final int FREQUENT = 20;

  private static final String SEEN = "(others)";
  private static final String UNSEEN = "(not in the reference)";

  public TextBins {
    frequent = List.copyOf(frequent);
    others = Set.copyOf(others);
  }

  static TextBins from(Collection<LoggedValues> sample) {
    Map<String, Long> counts = new HashMap<>();
    sample.forEach(values -> values.texts().forEach(text -> counts.merge(text, 1L, Long::sum)));
    List<String> frequent =
        counts.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<String, Long> entry) -> -entry.getValue())
                    .thenComparing(Map.Entry::getKey))
            .limit(FREQUENT)
            .map(Map.Entry::getKey)
            .toList();
    frequent.forEach(counts::remove);
    return new TextBins(frequent, counts.keySet());
  }

  @Override
  public List<String> labels() {
    return Stream.concat(frequent.stream(), Stream.of(SEEN, UNSEEN)).toList();
  }

  @Override
  public int[] of(LoggedValues values) {
    Map<String, Integer> places = new HashMap<>();
    IntStream.range(0, frequent.size()).forEach(place -> places.put(frequent.get(place), place));
    int seen = frequent.size();
    return values.texts().stream()
        .mapToInt(text -> places.getOrDefault(text, others.contains(text) ? seen : seen + 1))
        .toArray();
  }
}
