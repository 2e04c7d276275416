package dev.tradewind.training.report.plot;

import java.util.Locale;

/** Numbers as people like to read them: about three digits, thousands apart, a real minus. */
public final class Numbers {

  private static final double SMALLEST = 1e-4;
  private static final double LARGEST = 1e15;

  private Numbers() {}

  /** For example 1,234,567 or 12.3 or 0.0123; a dash where it is no number. */
  public static String write(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size == Math.rint(size) && size < LARGEST) {
      return decimals(value, 0);
    }
    if (size < SMALLEST || size >= LARGEST) {
      return String.format(Locale.ROOT, "%.2e", value).replace('-', '−');
    }
    int leading = (int) Math.floor(Math.log10(size));
    int digits = Math.max(0, Math.min(6, 2 - leading));
    // A round number such as 0.1 is likely to be exact, and 0.100 would look measured.
    double leadingDigit = size / Math.pow(10, leading);
    boolean round = Math.abs(leadingDigit - Math.rint(leadingDigit)) < 1e-9;
    return decimals(value, round ? Math.max(0, -leading) : digits);
  }

  /** For example 12.3 %. */
  public static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    double percent = share * 100;
    return decimals(percent, percent == 0 ? 0 : Math.abs(percent) < 1 ? 2 : 1) + " %";
  }

  /** With so many digits after the point. */
  public static String decimals(double value, int digits) {
    String text = String.format(Locale.ROOT, "%,." + digits + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero && text.startsWith("-") ? text.substring(1) : text.replace('-', '−');
  }

  /** Digits after the point that tell multiples of a step apart. */
  static int decimalsOf(double step) {
    int digits = 0;
    double rest = step;
    while (digits < 9 && Math.abs(rest - Math.rint(rest)) > 1e-6 * Math.max(1, rest)) {
      rest *= 10;
      digits++;
    }
    return digits;
  }
}
