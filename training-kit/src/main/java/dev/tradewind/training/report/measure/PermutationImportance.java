package dev.tradewind.training.report.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How much worse a model gets on held-out examples when one feature is shuffled among them (Breiman
 * 2001; Fisher, Rudin and Dominici 2019). Of two features that say the same, each looks
 * unimportant: the other one still says it.
 *
 * @param feature its name
 * @param mean loss of quality, over the repeats; about 0 where the model does not use it
 * @param lowest of the repeats
 * @param highest of the repeats
 */
public record PermutationImportance(String feature, double mean, double lowest, double highest) {

  /** Quality, more is better, with one feature of each example taken from another example. */
  @FunctionalInterface
  public interface Shuffled {
    /**
     * Measures.
     *
     * @param feature its number
     * @param source the i-th example has the feature of example source[i]
     */
    double quality(int feature, int[] source);
  }

  /**
   * Any model.
   *
   * @param examples how many
   * @param quality with nothing shuffled
   * @param repeats 1 or more; 5 is usual
   * @return the most important first
   */
  public static List<PermutationImportance> of(
      List<String> features,
      int examples,
      double quality,
      Shuffled shuffled,
      int repeats,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PermutationImportance> all = new ArrayList<>();
    for (int feature = 0; feature < features.size(); feature++) {
      double[] losses = new double[repeats];
      for (int repeat = 0; repeat < repeats; repeat++) {
        losses[repeat] = quality - shuffled.quality(feature, order(examples, random));
      }
      all.add(
          new PermutationImportance(
              features.get(feature),
              Arrays.stream(losses).average().orElseThrow(),
              Arrays.stream(losses).min().orElseThrow(),
              Arrays.stream(losses).max().orElseThrow()));
    }
    all.sort(Comparator.comparingDouble(one -> -one.mean()));
    return List.copyOf(all);
  }

  /**
   * A model of rows of numbers.
   *
   * @param rows [examples][features]; left as they are
   * @param quality of the model on rows
   */
  public static List<PermutationImportance> ofColumns(
      List<String> features,
      double[][] rows,
      ToDoubleFunction<double[][]> quality,
      int repeats,
      long seed) {
    return of(
        features,
        rows.length,
        quality.applyAsDouble(rows),
        (feature, source) -> {
          double[][] changed = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
          for (int i = 0; i < rows.length; i++) {
            changed[i][feature] = rows[source[i]][feature];
          }
          return quality.applyAsDouble(changed);
        },
        repeats,
        seed);
  }

  private static int[] order(int examples, SplittableRandom random) {
    int[] order = new int[examples];
    Arrays.setAll(order, i -> i);
    for (int i = examples - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }
}
