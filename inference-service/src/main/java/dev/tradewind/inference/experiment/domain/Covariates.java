package dev.tradewind.inference.experiment.domain;

/**
 * Sums of what was known of subjects before (1 where anything was, the metric's numerator u, its
 * denominator v) and of its products with what they did then (y, x), for a regression on it.
 *
 * @param known of how many something was
 */
public record Covariates(
    double known,
    double u,
    double v,
    double uu,
    double uv,
    double vv,
    double knownY,
    double uy,
    double vy,
    double knownX,
    double ux,
    double vx) {

  /** Of nobody, and of those of whom nothing was known. */
  public static final Covariates NONE = new Covariates(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  static Covariates of(double u, double v, double y, double x) {
    return new Covariates(1, u, v, u * u, u * v, v * v, y, u * y, v * y, x, u * x, v * x);
  }

  Covariates plus(Covariates other) {
    return new Covariates(
        known + other.known,
        u + other.u,
        v + other.v,
        uu + other.uu,
        uv + other.uv,
        vv + other.vv,
        knownY + other.knownY,
        uy + other.uy,
        vy + other.vy,
        knownX + other.knownX,
        ux + other.ux,
        vx + other.vx);
  }

  double[] sums() {
    return new double[] {known, u, v};
  }

  /** Sums of the products of what was known, each with each. */
  double[][] products() {
    // Where nothing is known u and v are 0, so that their products with known are themselves.
    return new double[][] {{known, u, v}, {u, uu, uv}, {v, uv, vv}};
  }

  /** Sums of the products with y less ratio times x. */
  double[] productsWith(double ratio) {
    return new double[] {knownY - ratio * knownX, uy - ratio * ux, vy - ratio * vx};
  }
}
