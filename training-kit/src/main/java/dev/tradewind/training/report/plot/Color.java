package dev.tradewind.training.report.plot;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The colours, on white and on black. The series' are those of Okabe and Ito (2008), which people
 * who see fewer colours can tell apart, darker or lighter where the contrast needs it; dashes and
 * shapes differ as well.
 */
public enum Color {
  FIRST("#0072b2", "#62b5e8"),
  SECOND("#c24e00", "#f28e4e"),
  THIRD("#007d5c", "#33c79b"),
  FOURTH("#a8527f", "#e2a1c4"),
  INK("#1c2530", "#e8edf2"),
  MUTED("#5d6875", "#9aa6b2"),
  GRID("#e2e6ea", "#2e3843"),
  PAPER("#ffffff", "#161c23");

  private static final Color[] SERIES = {FIRST, SECOND, THIRD, FOURTH};

  private final String light;
  private final String dark;

  Color(String light, String dark) {
    this.light = light;
    this.dark = dark;
  }

  /** Of the series with this number. */
  static Color series(int number) {
    return SERIES[number % SERIES.length];
  }

  String onWhite() {
    return light;
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String fillClass() {
    return "f-" + word();
  }

  String lineClass() {
    return "l-" + word();
  }

  /** Custom properties (--ink, --first ...) and the classes of drawings, for both schemes. */
  public static String css() {
    String classes =
        Arrays.stream(values())
            .map(
                one ->
                    String.format(
                        ".%s{fill:var(--%s)}.%s{stroke:var(--%s)}",
                        one.fillClass(), one.word(), one.lineClass(), one.word()))
            .collect(Collectors.joining());
    return ":root{"
        + properties(one -> one.light)
        + "}@media(prefers-color-scheme:dark){:root{"
        + properties(one -> one.dark)
        + "}}"
        + classes;
  }

  private static String properties(Function<Color, String> scheme) {
    return Arrays.stream(values())
        .map(one -> "--" + one.word() + ":" + scheme.apply(one))
        .collect(Collectors.joining(";"));
  }
}
