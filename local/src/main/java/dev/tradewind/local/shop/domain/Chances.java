package dev.tradewind.local.shop.domain;

import java.util.Random;

/** Drawing from the distributions that the shop is made of. */
final class Chances {

  private Chances() {}

  /** An index, each with a probability in proportion to its weight. */
  static int pick(double[] weights, Random random) {
    double left = random.nextDouble() * sum(weights);
    for (int index = 0; index < weights.length; index++) {
      left -= weights[index];
      if (left < 0) {
        return index;
      }
    }
    return weights.length - 1;
  }

  static double sum(double[] weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** Scales the weights so that they sum to 1. */
  static double[] normalise(double[] weights) {
    double sum = sum(weights);
    for (int index = 0; index < weights.length; index++) {
      weights[index] /= sum;
    }
    return weights;
  }

  /** Number of events of a Poisson process (Knuth's method; fine for small means). */
  static int poisson(double mean, Random random) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** A symmetric Dirichlet draw of concentration 1/2: squared normals are gamma(1/2) variables. */
  static double[] unevenShares(int size, Random random) {
    double[] shares = new double[size];
    for (int index = 0; index < size; index++) {
      double normal = random.nextGaussian();
      shares[index] = normal * normal + 1e-3;
    }
    return normalise(shares);
  }
}
