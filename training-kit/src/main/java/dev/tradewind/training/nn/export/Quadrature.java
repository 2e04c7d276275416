package dev.tradewind.training.nn.export;

/**
 * Places and weights of a weighted sum that stands for an integral from 0 to 1.
 *
 * @param nodes where, rising
 * @param weights how much; they sum to 1
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Quadrature(double[] nodes, double[] weights) {

  private static final double PRECISE = 1e-15;

  /**
   * Exact for polynomials up to degree 2n - 1. The nodes are the roots of the n-th Legendre
   * polynomial, found by Newton's method from the estimate cos(pi (i - 1/4) / (n + 1/2))
   * (Abramowitz and Stegun 1964, 25.4.29 and 22.16.6).
   *
   * @param n 1 or more
   */
  static Quadrature gaussLegendre(int n) {
    double[] nodes = new double[n];
    double[] weights = new double[n];
    for (int i = 0; i < n; i++) {
      double x = Math.cos(Math.PI * (i + 0.75) / (n + 0.5));
      double slope;
      double step;
      do {
        double before = 0;
        double value = 1;
        for (int degree = 1; degree <= n; degree++) {
          double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
          before = value;
          value = next;
        }
        slope = n * (x * value - before) / (x * x - 1);
        step = value / slope;
        x -= step;
      } while (Math.abs(step) > PRECISE);
      // From [-1, 1], falling, to [0, 1], rising.
      nodes[n - 1 - i] = (1 + x) / 2;
      weights[n - 1 - i] = 1 / ((1 - x * x) * slope * slope);
    }
    return new Quadrature(nodes, weights);
  }
}
