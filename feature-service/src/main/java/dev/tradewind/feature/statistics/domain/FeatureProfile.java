package dev.tradewind.feature.statistics.domain;

import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.statistics.domain.Observation.Standing;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * What is known of one feature's values.
 *
 * @param feature as "view:feature"
 * @param cells how many were looked at
 * @param notFoundRate share of cells of entities without events
 * @param nullRate share of cells without a value
 * @param staleRate share of cells served as stale, too old or not available
 * @param medianAge seconds from the latest event to the read
 * @param oldAge the 95th percentile of that
 * @param numbers of numeric cells; of lists and groups, how many entries they have
 */
public record FeatureProfile(
    String feature,
    long cells,
    double notFoundRate,
    double nullRate,
    double staleRate,
    double medianAge,
    double oldAge,
    Optional<NumberProfile> numbers,
    Optional<TextProfile> texts) {

  private static final double MILLIS = 1000;

  /** Beyond it squares and sums may not be numbers any more. */
  private static final double LARGEST = 1e100;

  /** Profiles cells of one feature; numbers beyond 1e100 and NaN count as no value. */
  public static FeatureProfile of(String feature, List<Observation> cells) {
    double[] numbers =
        cells.stream()
            .map(cell -> number(cell.value()))
            .flatMapToDouble(OptionalDouble::stream)
            .toArray();
    List<String> texts = cells.stream().flatMap(cell -> text(cell.value())).toList();
    double[] ages =
        cells.stream()
            .filter(cell -> cell.ageMillis() >= 0)
            .mapToDouble(cell -> cell.ageMillis() / MILLIS)
            .sorted()
            .toArray();
    return new FeatureProfile(
        feature,
        cells.size(),
        share(cells, Standing.NOT_FOUND),
        cells.isEmpty() ? 0 : 1 - (numbers.length + texts.size()) / (double) cells.size(),
        share(cells, Standing.STALE),
        ages.length == 0 ? 0 : NumberProfile.quantile(ages, .5),
        ages.length == 0 ? 0 : NumberProfile.quantile(ages, .95),
        numbers.length == 0 ? Optional.empty() : Optional.of(NumberProfile.of(numbers)),
        texts.isEmpty() ? Optional.empty() : Optional.of(TextProfile.of(texts)));
  }

  private static double share(List<Observation> cells, Standing standing) {
    long matching = cells.stream().filter(cell -> cell.standing() == standing).count();
    return cells.isEmpty() ? 0 : matching / (double) cells.size();
  }

  private static OptionalDouble number(Value value) {
    if (value instanceof Value.Whole whole) {
      return OptionalDouble.of((double) whole.value());
    }
    if (value instanceof Value.Decimal decimal) {
      return Math.abs(decimal.value()) <= LARGEST
          ? OptionalDouble.of(decimal.value())
          : OptionalDouble.empty();
    }
    if (value instanceof Value.Texts texts) {
      return OptionalDouble.of(texts.values().size());
    }
    if (value instanceof Value.Numbers numbers) {
      return OptionalDouble.of(numbers.values().size());
    }
    if (value instanceof Value.Groups groups) {
      return OptionalDouble.of(groups.values().size());
    }
    return OptionalDouble.empty();
  }

  private static Stream<String> text(Value value) {
    return value instanceof Value.Text text ? Stream.of(text.value()) : Stream.empty();
  }

  /** The sample of the numbers, by rising number. */
  double[] sortedSample() {
    double[] sample =
        numbers.map(NumberProfile::sample).orElse(List.of()).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(sample);
    return sample;
  }
}
