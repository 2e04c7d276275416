package dev.tradewind.training.nextitem;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How the likelihoods of network and counting are put together, and how much else is heard.
 *
 * @param logarithmic whether their logarithms are added, so that an item must be likely both ways
 *     (Genest and Zidek 1986), or the likelihoods themselves, so that either way is enough
 * @param counting weight of counting, 0 to 1
 * @param attributes power of the lifts of attributes, by which that is multiplied; 0 for none
 * @param freshness power of the items' freshness, by which that is multiplied; 0 for none
 * @param repeats power of 1 and how often an item is in the history, by which that is multiplied; 0
 *     for none
 */
record Mixture(
    boolean logarithmic, double counting, double attributes, double freshness, double repeats) {

  /** The ones that are tried, the network alone first, counting alone last. */
  static final List<Mixture> POOLS =
      Stream.of(
              of(false, 0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9),
              of(true, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9),
              of(false, 1))
          .flatMap(List::stream)
          .toList();

  private static final double[] ATTRIBUTES = {0, 0.3, 0.6, 1, 1.6, 2.5};
  private static final double[] FRESHNESS = {0, 0.15, 0.3, 0.6};
  private static final double[] REPEATS = {0, 0.7, 1.4, 2, 3};

  private static List<Mixture> of(boolean logarithmic, double... weights) {
    return DoubleStream.of(weights)
        .mapToObj(one -> new Mixture(logarithmic, one, 0, 0, 0))
        .toList();
  }

  /** This one, and with lifts of attributes heard beside it. */
  List<Mixture> withAttributes() {
    return each(ATTRIBUTES, one -> new Mixture(logarithmic, counting, one, freshness, repeats));
  }

  /** This one, and with the items' freshness heard beside it. */
  List<Mixture> withFreshness() {
    return each(FRESHNESS, one -> new Mixture(logarithmic, counting, attributes, one, repeats));
  }

  /** This one, and with items of the history favoured, as is right where they may be the answer. */
  List<Mixture> withRepeats() {
    return each(REPEATS, one -> new Mixture(logarithmic, counting, attributes, freshness, one));
  }

  private static List<Mixture> each(double[] values, DoubleFunction<Mixture> with) {
    return DoubleStream.of(values).mapToObj(with).toList();
  }

  /** Whether there is more to it than network and counts. */
  boolean isRefined() {
    return attributes != 0 || freshness != 0 || repeats != 0;
  }

  /** Its ranking's name. */
  String title() {
    String title =
        String.format(Locale.ROOT, "network %.2f, counts %.2f", 1 - counting, counting)
            + (logarithmic ? " of the logarithms" : "");
    if (attributes > 0) {
      title += ", lifts of attributes " + attributes;
    }
    if (freshness > 0) {
      title += ", freshness " + freshness;
    }
    return repeats > 0 ? title + ", repeats " + repeats : title;
  }
}
