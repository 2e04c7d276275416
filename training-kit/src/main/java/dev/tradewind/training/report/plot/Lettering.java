package dev.tradewind.training.report.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is, about: the reader's fonts are not known, so the estimate is that of a wide one
 * (DejaVu Sans).
 */
final class Lettering {

  private static final String NARROW = "iljtfr.,:;'|!()[]{}/ \u2009";
  private static final String WIDE = "mwMW@%—";

  private Lettering() {}

  static double width(String text, double size) {
    return text.codePoints().mapToDouble(Lettering::share).sum() * size;
  }

  private static double share(int c) {
    if (NARROW.indexOf(c) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(c) >= 0) {
      return 0.95;
    }
    if (c >= 0x2e80) {
      return 1.05;
    }
    return Character.isUpperCase(c) ? 0.70 : 0.62;
  }

  /** Cut with an ellipsis where it is too wide. */
  static String fitted(String text, double size, double room) {
    if (width(text, size) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 1 && width(text.substring(0, end) + "…", size) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + "…";
  }

  /** Lines that are not too wide, broken at spaces; a longer word is cut. */
  static List<String> lines(String text, double size, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (line.isEmpty() || width(longer, size) <= room) {
        line = longer;
      } else {
        lines.add(fitted(line, size, room));
        line = word;
      }
    }
    lines.add(fitted(line, size, room));
    return lines;
  }
}
