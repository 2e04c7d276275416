package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What the elements of an aspect are sorted into. */
public sealed interface Bins permits NumberBins, TextBins {

  /** What each bin holds, in words. */
  List<String> labels();

  /** The bins of the elements, in their order; of elements of another kind none. */
  int[] of(LoggedValues values);

  /**
   * Bins for what is seen in a sample. What is counted in them must be others than these: the most
   * frequent of a sample are so partly by chance, and would be less frequent in any other.
   *
   * @return empty where there is nothing in it
   */
  static Optional<Bins> from(Collection<LoggedValues> sample) {
    if (sample.stream().anyMatch(values -> !values.texts().isEmpty())) {
      return Optional.of(TextBins.from(sample));
    }
    return sample.stream().allMatch(LoggedValues::isEmpty)
        ? Optional.empty()
        : Optional.of(NumberBins.from(sample));
  }

  /** A shopper's share of each bin. */
  default Optional<BinnedRow> row(LoggedValues values) {
    return BinnedRow.of(of(values));
  }
}
