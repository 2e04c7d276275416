package dev.tradewind.training.fit;

/**
 * Makes log odds right by a scale and a shift that are fitted to examples which were not learned
 * from (Platt 1999, with his targets, which keep few of a kind from being taken for certainty).
 *
 * @param scale above 0, so that no order changes
 */
public record Calibrated(double scale, double shift) {

  private static final int MOST_STEPS = 100;
  private static final double CLOSE = 1e-10;

  /** Log odds made right. */
  public double of(double logit) {
    return scale * logit + shift;
  }

  /** Fits; leaves log odds as they are where the fit would turn their order round. */
  public static Calibrated fit(double[] logits, boolean[] truth) {
    int yes = 0;
    for (boolean one : truth) {
      yes += one ? 1 : 0;
    }
    double high = (yes + 1.0) / (yes + 2.0);
    double low = 1.0 / (truth.length - yes + 2.0);
    double scale = 1;
    double shift = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double slopeA = 0;
      double slopeB = 0;
      double aa = 1e-9;
      double ab = 0;
      double bb = 1e-9;
      for (int i = 0; i < logits.length; i++) {
        double p = 1 / (1 + Math.exp(-(scale * logits[i] + shift)));
        double miss = (truth[i] ? high : low) - p;
        double bend = p * (1 - p);
        slopeA += miss * logits[i];
        slopeB += miss;
        aa += bend * logits[i] * logits[i];
        ab += bend * logits[i];
        bb += bend;
      }
      double determinant = aa * bb - ab * ab;
      double changeA = (bb * slopeA - ab * slopeB) / determinant;
      double changeB = (aa * slopeB - ab * slopeA) / determinant;
      double share = Math.min(1, 1 / Math.max(1e-12, Math.hypot(changeA, changeB)));
      scale += share * changeA;
      shift += share * changeB;
      if (Math.hypot(changeA, changeB) < CLOSE) {
        break;
      }
    }
    return Double.isFinite(scale) && Double.isFinite(shift) && scale > 0
        ? new Calibrated(scale, shift)
        : new Calibrated(1, 0);
  }
}
