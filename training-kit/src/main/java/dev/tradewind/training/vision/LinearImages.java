package dev.tradewind.training.vision;

import java.util.Random;
import java.util.stream.IntStream;

/**
 * Softmax regression on histograms of oriented gradients: the floor. Trained by Adagrad, one
 * picture at a time.
 */
final class LinearImages {

  private static final int EPOCHS = 5;
  private static final int MOST = 300_000;
  private static final float RATE = 0.05f;

  private final GradientHistograms histograms;
  private final int classes;
  private final float[][] weights;
  private final float[][] squares;

  private LinearImages(Images images, int classes) {
    this.classes = classes;
    histograms = new GradientHistograms(images);
    weights = new float[classes][histograms.size() + 1];
    squares = new float[classes][histograms.size() + 1];
  }

  static LinearImages fit(Images images, int classes, long seed) {
    LinearImages linear = new LinearImages(images, classes);
    float[][] rows = linear.rows(images);
    Random random = new Random(seed);
    int steps = Math.min(MOST, EPOCHS * Math.max(images.size(), 2_000));
    for (int step = 0; step < steps; step++) {
      int row = random.nextInt(rows.length);
      linear.learn(rows[row], images.labels()[row]);
    }
    return linear;
  }

  private float[][] rows(Images images) {
    return IntStream.range(0, images.size())
        .parallel()
        .mapToObj(row -> histograms.of(images.pixels()[row]))
        .toArray(float[][]::new);
  }

  private void learn(float[] row, int truth) {
    double[] probabilities = probabilities(row);
    for (int label = 0; label < classes; label++) {
      float miss = (float) (probabilities[label] - (label == truth ? 1 : 0));
      float[] own = weights[label];
      float[] sums = squares[label];
      for (int i = 0; i < own.length; i++) {
        float slope = miss * (i < row.length ? row[i] : 1);
        sums[i] += slope * slope;
        own[i] -= (float) (RATE * slope / Math.sqrt(sums[i] + 1e-8f));
      }
    }
  }

  private double[] probabilities(float[] row) {
    double[] scores = new double[classes];
    double highest = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < classes; label++) {
      double score = weights[label][row.length];
      for (int i = 0; i < row.length; i++) {
        score += weights[label][i] * row[i];
      }
      scores[label] = score;
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int label = 0; label < classes; label++) {
      scores[label] = Math.exp(scores[label] - highest);
      sum += scores[label];
    }
    for (int label = 0; label < classes; label++) {
      scores[label] /= sum;
    }
    return scores;
  }

  /** The likeliest class of each. */
  int[] classify(Images images) {
    return IntStream.range(0, images.size())
        .parallel()
        .map(
            row -> {
              double[] likely = probabilities(histograms.of(images.pixels()[row]));
              return IntStream.range(0, classes)
                  .reduce(0, (best, label) -> likely[label] > likely[best] ? label : best);
            })
        .toArray();
  }
}
