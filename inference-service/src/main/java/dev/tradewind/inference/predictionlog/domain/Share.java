package dev.tradewind.inference.predictionlog.domain;

/**
 * So many of so many, and where the share behind it lies: Wilson's interval of 95 % (Wilson 1927;
 * Brown, Cai, DasGupta 2001, section 3.1.1), which holds for small counts and for none too.
 *
 * @param count of those of whom it is true
 * @param among all; where that is 0 the share is not known, and the interval is 0 to 1
 */
public record Share(long count, long among) {

  private static final double Z = 1.959963984540054;

  /** The share seen; 0 where there is none. */
  public double value() {
    return among == 0 ? 0 : (double) count / among;
  }

  /** The interval's lower end. */
  public double low() {
    return count == 0 ? 0 : centre() - halfWidth();
  }

  /** The interval's upper end. */
  public double high() {
    return count == among ? 1 : centre() + halfWidth();
  }

  private double centre() {
    return (count + Z * Z / 2) / (among + Z * Z);
  }

  private double halfWidth() {
    return Z / (among + Z * Z) * Math.sqrt(value() * (1 - value()) * among + Z * Z / 4);
  }
}
