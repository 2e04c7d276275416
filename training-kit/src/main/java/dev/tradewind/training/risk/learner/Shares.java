package dev.tradewind.training.risk.learner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How much of the log odds each member of a mixture gives. They sum to 1.
 *
 * @param network of the networks' mean
 * @param trees of boosted trees
 * @param linear of logistic regression
 */
public record Shares(double network, double trees, double linear) {

  /** The network stands alone. */
  static final Shares NETWORK = new Shares(1, 0, 0);

  private static final int QUARTERS = 4;

  /** All mixtures of quarters, those of few members first. */
  static List<Shares> all() {
    List<Shares> all = new ArrayList<>();
    for (int trees = 0; trees <= QUARTERS; trees++) {
      for (int linear = 0; linear <= QUARTERS - trees; linear++) {
        all.add(
            new Shares(
                (double) (QUARTERS - trees - linear) / QUARTERS,
                (double) trees / QUARTERS,
                (double) linear / QUARTERS));
      }
    }
    all.sort(Comparator.comparingInt(Shares::members));
    return all;
  }

  /** Whether a member has slopes. */
  boolean isSmooth() {
    return network > 0 || linear > 0;
  }

  private int members() {
    return (network > 0 ? 1 : 0) + (trees > 0 ? 1 : 0) + (linear > 0 ? 1 : 0);
  }

  /** In a sentence. */
  String words() {
    if (members() == 1) {
      return (network > 0
              ? "The network stands"
              : trees > 0 ? "The trees stand" : "The line stands")
          + " alone.";
    }
    List<String> parts = new ArrayList<>();
    add(parts, network, "the network's");
    add(parts, trees, "the boosted trees'");
    add(parts, linear, "those of logistic regression");
    return "Of the log odds "
        + String.join(", ", parts.subList(0, parts.size() - 1))
        + " and "
        + parts.get(parts.size() - 1)
        + ".";
  }

  private static void add(List<String> parts, double share, String whose) {
    if (share > 0) {
      parts.add(String.format(Locale.ROOT, "%.0f %% are %s", 100 * share, whose));
    }
  }
}
