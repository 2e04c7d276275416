package dev.tradewind.inference.drift.domain;

/** How far two distributions over the same bins are from each other. */
final class Divergence {

  private static final double FLOOR = 1e-4;

  private Divergence() {}

  /**
   * The population stability index (Siddiqi 2006, chapter 9): the sum over bins of (q - p) ln(q /
   * p), shares floored at 1e-4; from 0, no bound.
   */
  static double stabilityIndex(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      double before = Math.max(FLOOR, p[bin]);
      double now = Math.max(FLOOR, q[bin]);
      sum += (now - before) * Math.log(now / before);
    }
    return sum;
  }

  /**
   * The Jensen-Shannon distance: the root of the divergence to the base 2 (Lin 1991, equation 4.1;
   * Endres and Schindelin 2003), 0 (the same) to 1 (nothing in common).
   */
  static double jensenShannon(double[] p, double[] q) {
    double sum = 0;
    for (int bin = 0; bin < p.length; bin++) {
      double middle = (p[bin] + q[bin]) / 2;
      sum += part(p[bin], middle) + part(q[bin], middle);
    }
    return Math.sqrt(Math.max(0, sum / 2 / Math.log(2)));
  }

  private static double part(double share, double middle) {
    return share == 0 ? 0 : share * Math.log(share / middle);
  }
}
