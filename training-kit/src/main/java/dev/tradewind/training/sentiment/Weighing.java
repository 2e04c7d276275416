package dev.tradewind.training.sentiment;

import dev.tradewind.training.nn.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * What a training makes: for each bucket of n-grams how much it counts in its row, by its log-count
 * ratio or by how rare it is, and what it gives to the log odds; and the same of n-grams with their
 * domain, by their ratio.
 *
 * @param shared ratio and weight of each bucket, side by side
 * @param rarity rarity and weight of each bucket, side by side
 * @param crossed the same of each n-gram with its domain
 * @param intercept of the log odds
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Weighing(float[] shared, float[] rarity, float[] crossed, double intercept) {

  static final String SHARED = "shared";
  static final String RARITY = "rarity";
  static final String CROSSED = "crossed";
  static final String INTERCEPT = "intercept";

  /**
   * What may be chosen.
   *
   * @param smoothing of the counts
   * @param domains length of the rows of n-grams with their domain, where those without have 1
   * @param losses what the sum of the losses counts beside the square of the weights
   */
  record Choice(double smoothing, double domains, double losses) {}

  /**
   * Learns.
   *
   * @param grams buckets of each review
   * @param over whether no time is left
   * @param told the mean loss after each step
   */
  static Weighing fit(
      SentimentShape shape,
      Choice choice,
      List<Opinion> opinions,
      List<int[]> grams,
      BooleanSupplier over,
      DoubleConsumer told) {
    boolean[] truth = new boolean[opinions.size()];
    for (int i = 0; i < truth.length; i++) {
      truth[i] = opinions.get(i).favourable();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(block(shape, grams, truth, choice.smoothing(), 1));
    blocks.add(Block.of(grams, Rarity.of(grams, shape.buckets(), SentimentShape.FEWEST), 1));
    boolean domains = !shape.domains().isEmpty() && choice.domains() > 0;
    if (domains) {
      List<int[]> crossed = new ArrayList<>();
      for (int i = 0; i < truth.length; i++) {
        crossed.add(crossed(shape, grams.get(i), opinions.get(i).domain()));
      }
      blocks.add(block(shape, crossed, truth, choice.smoothing(), choice.domains()));
    }
    SparseLogistic logistic = new SparseLogistic(blocks, truth, choice.losses());
    logistic.fit(over, told);
    double[] weights = logistic.weights();
    return new Weighing(
        table(shape, blocks.get(0), weights, 0, 1),
        table(shape, blocks.get(1), weights, blocks.get(0).size(), 1),
        domains
            ? table(
                shape,
                blocks.get(2),
                weights,
                blocks.get(0).size() + blocks.get(1).size(),
                choice.domains())
            : new float[2 * shape.crossedBuckets()],
        weights[weights.length - 1]);
  }

  private static Block block(
      SentimentShape shape, List<int[]> rows, boolean[] truth, double smoothing, double length) {
    return Block.of(
        rows,
        LogCountRatios.of(rows, truth, shape.buckets(), smoothing, SentimentShape.FEWEST),
        length);
  }

  private static int[] crossed(SentimentShape shape, int[] grams, int domain) {
    int[] own = new int[grams.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = shape.crossed(grams[i], domain);
    }
    return own;
  }

  private static float[] table(
      SentimentShape shape, Block block, double[] weights, int at, double length) {
    float[] table = new float[2 * shape.buckets()];
    for (int i = 0; i < block.size(); i++) {
      int place = 2 * block.buckets()[i];
      table[place] = block.ratios()[i];
      table[place + 1] = (float) (length * block.ratios()[i] * weights[at + i]);
    }
    return table;
  }

  /** With all log odds scaled and shifted. */
  Weighing calibrated(double scale, double shift) {
    return new Weighing(
        scaled(shared, scale),
        scaled(rarity, scale),
        scaled(crossed, scale),
        scale * intercept + shift);
  }

  private static float[] scaled(float[] table, double scale) {
    float[] scaled = table.clone();
    for (int i = 1; i < scaled.length; i += 2) {
      scaled[i] *= (float) scale;
    }
    return scaled;
  }

  /** Log odds of a review. */
  double logit(SentimentShape shape, int[] grams, int domain) {
    double sum = intercept + part(shared, grams) + part(rarity, grams);
    return domain == 0 ? sum : sum + part(crossed, crossed(shape, grams, domain));
  }

  private static double part(float[] table, int[] buckets) {
    double squares = 0;
    double sum = 0;
    for (int bucket : buckets) {
      squares += (double) table[2 * bucket] * table[2 * bucket];
      sum += table[2 * bucket + 1];
    }
    return squares == 0 ? 0 : sum / Math.sqrt(squares);
  }

  /** As the values of the served graph's variables. */
  Weights variables() {
    Weights weights = new Weights();
    weights.put(SHARED, shared);
    weights.put(RARITY, rarity);
    weights.put(CROSSED, crossed);
    weights.put(INTERCEPT, new float[] {(float) intercept});
    return weights;
  }
}
