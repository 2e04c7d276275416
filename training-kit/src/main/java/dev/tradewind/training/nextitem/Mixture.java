package dev.tradewind.training.nextitem;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How the likelihoods of network and counting are put together.
 *
 * @param logarithmic whether their logarithms are added, so that an item must be likely both ways
 *     (Genest and Zidek 1986), or the likelihoods themselves, so that either way is enough
 * @param counting weight of counting, 0 to 1
 */
record Mixture(boolean logarithmic, double counting) {

  /** The ones that are tried, the network alone first, counting alone last. */
  static final List<Mixture> TRIED =
      Stream.of(
              of(false, 0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9),
              of(true, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9),
              of(false, 1))
          .flatMap(List::stream)
          .toList();

  private static List<Mixture> of(boolean logarithmic, double... weights) {
    return DoubleStream.of(weights).mapToObj(one -> new Mixture(logarithmic, one)).toList();
  }

  /** Its ranking's name. */
  String title() {
    return (logarithmic ? "log mix " : "mix ") + counting;
  }
}
