package dev.tradewind.inference.predictionlog.page;

import dev.tradewind.inference.page.Html;
import dev.tradewind.inference.predictionlog.domain.CalibrationBin;
import java.util.List;

/**
 * What was said against what came true: on the diagonal, whatever was foretold with 30 % came true
 * in 30 of 100. Below it too much was foretold.
 */
final class CalibrationPicture {

  private static final int WIDTH = 386;
  private static final int HEIGHT = 340;
  private static final int LEFT = 66;
  private static final int TOP = 12;
  private static final int SIDE = 280;
  private static final int TICKS = 5;

  private CalibrationPicture() {}

  static String of(List<CalibrationBin> bins) {
    StringBuilder svg = new StringBuilder();
    svg.append(
        Html.format(
            "<svg viewBox=\"0 0 %d %d\" style=\"max-width:28rem\" role=\"img\" aria-label=\"What"
                + " was said against what came true\">",
            WIDTH, HEIGHT));
    for (int tick = 0; tick <= TICKS; tick++) {
      double share = tick / (double) TICKS;
      svg.append(line(0, share, 1, share, "#e8ebef", 1))
          .append(line(share, 0, share, 1, "#e8ebef", 1))
          .append(text(LEFT - 8, y(share) + 4, "end", percent(share)))
          .append(text(x(share), TOP + SIDE + 18, "middle", percent(share)));
    }
    svg.append(line(0, 0, 1, 1, "#5b6675", 1));
    bins.stream().filter(bin -> bin.happened().among() > 0).forEach(bin -> svg.append(point(bin)));
    svg.append(text(LEFT + SIDE / 2.0, HEIGHT - 4, "middle", "foretold"));
    svg.append(
        Html.format(
            "<text transform=\"translate(11 %d) rotate(-90)\" text-anchor=\"middle\">came"
                + " true</text>",
            TOP + SIDE / 2));
    return svg.append("</svg>").toString();
  }

  private static String point(CalibrationBin bin) {
    return line(
            bin.meanScore(),
            bin.happened().low(),
            bin.meanScore(),
            bin.happened().high(),
            "#1456b8",
            3)
        + Html.format(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#1456b8\"><title>%,d of"
                + " %,d</title></circle>",
            x(bin.meanScore()),
            y(bin.happened().value()),
            bin.happened().count(),
            bin.happened().among());
  }

  private static double x(double share) {
    return LEFT + SIDE * share;
  }

  private static double y(double share) {
    return TOP + SIDE * (1 - share);
  }

  private static String percent(double share) {
    return Html.format("%.0f %%", share * 100);
  }

  private static String line(
      double fromX, double fromY, double toX, double toY, String colour, int width) {
    return Html.format(
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%d\"/>",
        x(fromX), x(toX), y(fromY), y(toY), colour, width);
  }

  private static String text(double x, double y, String anchor, String text) {
    return Html.format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.text(text));
  }
}
