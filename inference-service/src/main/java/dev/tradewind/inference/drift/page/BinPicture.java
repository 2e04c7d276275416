package dev.tradewind.inference.drift.page;

import dev.tradewind.inference.drift.domain.AspectDrift;
import dev.tradewind.inference.drift.domain.AspectDrift.BinShare;
import dev.tradewind.inference.page.Html;

/** A small picture of an aspect: of each bin the share of the reference, and beside it that now. */
final class BinPicture {

  private static final int HEIGHT = 36;
  private static final int BAR = 5;
  private static final int BIN = 2 * BAR + 2;
  private static final double PERCENT = 100;

  private BinPicture() {}

  static String of(AspectDrift aspect) {
    double most =
        aspect.bins().stream()
            .mapToDouble(bin -> Math.max(bin.before(), bin.now()))
            .max()
            .orElse(1);
    int width = aspect.bins().size() * BIN;
    StringBuilder svg =
        new StringBuilder(
            Html.format(
                "<svg viewBox=\"0 0 %d %d\" style=\"width:%dpx;height:%dpx\" role=\"img\""
                    + " aria-label=\"Shares of the reference and now\">",
                width, HEIGHT, width, HEIGHT));
    int x = 0;
    for (BinShare bin : aspect.bins()) {
      svg.append(
          Html.format(
              "<g><title>%s: %.1f %% in the reference, %.1f %% now</title>%s%s</g>",
              Html.text(bin.label()),
              bin.before() * PERCENT,
              bin.now() * PERCENT,
              bar(x, bin.before() / most, "#b9c0ca"),
              bar(x + BAR, bin.now() / most, aspect.alarm() ? "#c0392b" : "#1456b8")));
      x += BIN;
    }
    return svg.append("</svg>").toString();
  }

  private static String bar(int x, double share, String colour) {
    double height = Math.max(0.5, share * HEIGHT);
    return Html.format(
        "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"/>",
        x, HEIGHT - height, BAR, height, colour);
  }
}
