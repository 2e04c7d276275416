package dev.tradewind.inference.predict;

/** Numbers of two bytes, which Java has no type for. */
public final class HalfPrecision {

  private static final int FRACTION_BITS = 10;
  private static final int ALL_ONES = 0x1f;

  private HalfPrecision() {}

  /** IEEE 754 binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
  public static float ofFp16(short bits) {
    int exponent = (bits >> FRACTION_BITS) & ALL_ONES;
    int fraction = bits & 0x3ff;
    float magnitude;
    if (exponent == ALL_ONES) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, -24);
    } else {
      magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
    }
    return bits < 0 ? -magnitude : magnitude;
  }

  /** The upper half of a float. */
  public static float ofBf16(short bits) {
    return Float.intBitsToFloat(bits << Short.SIZE);
  }
}
