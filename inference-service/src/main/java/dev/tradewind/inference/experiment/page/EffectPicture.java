package dev.tradewind.inference.experiment.page;

import dev.tradewind.inference.experiment.domain.ExperimentResults.EffectPoint;
import dev.tradewind.inference.experiment.domain.Metric;
import dev.tradewind.inference.page.Html;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an effect and its bounds went, as a picture: the band narrows, and is to leave 0. */
final class EffectPicture {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final int WIDTH = 900;
  private static final int HEIGHT = 300;
  private static final int LEFT = 90;
  private static final int RIGHT = 20;
  private static final int TOP = 15;
  private static final int BOTTOM = 40;
  private static final int TICKS = 4;

  /** More would be closer together than pixels. */
  private static final int MOST = 600;

  private final Metric metric;
  private final List<EffectPoint> points;
  private final double top;
  private final double bottom;
  private final Instant from;
  private final Instant to;

  private EffectPicture(Metric metric, List<EffectPoint> points) {
    this.metric = metric;
    this.points = points;
    // What the bounds are at first would leave no room for what they become.
    List<EffectPoint> later = points.subList(points.size() / 4, points.size());
    double high = later.stream().mapToDouble(point -> point.effect().high()).max().orElse(1);
    double low = later.stream().mapToDouble(point -> point.effect().low()).min().orElse(-1);
    double margin = Math.max(1e-9, (Math.max(high, 0) - Math.min(low, 0)) * 0.08);
    this.top = Math.max(high, 0) + margin;
    this.bottom = Math.min(low, 0) - margin;
    this.from = points.get(0).at();
    this.to = points.get(points.size() - 1).at();
  }

  /** The picture; a sentence where there is too little to draw. */
  static String of(Metric metric, List<EffectPoint> path) {
    List<EffectPoint> known =
        path.stream().filter(point -> Double.isFinite(point.effect().low())).toList();
    int stride = Math.max(1, known.size() / MOST);
    List<EffectPoint> drawn =
        java.util.stream.IntStream.range(0, known.size())
            .filter(place -> place % stride == 0 || place == known.size() - 1)
            .mapToObj(known::get)
            .toList();
    return drawn.size() < 2
        ? "<p class=\"quiet\">There is too little to draw yet.</p>"
        : new EffectPicture(metric, drawn).draw();
  }

  private String draw() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        Html.format(
            "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Effect over time\">",
            WIDTH, HEIGHT));
    for (int tick = 0; tick <= TICKS; tick++) {
      double value = bottom + (top - bottom) * tick / TICKS;
      svg.append(line(y(value), "#e8ebef"))
          .append(text(LEFT - 8, y(value) + 4, "end", Figures.difference(metric, value)));
    }
    svg.append(
        Html.format("<polygon points=\"%s\" fill=\"#1456b8\" fill-opacity=\".16\"/>", band()));
    svg.append(line(y(0), "#1c2430"));
    svg.append(
        Html.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"#1456b8\" stroke-width=\"2\"/>",
            course()));
    svg.append(text(WIDTH - RIGHT, y(0) - 5, "end", "no difference"));
    svg.append(text(LEFT, HEIGHT - 18, "start", TIME.format(from)));
    svg.append(text(WIDTH - RIGHT, HEIGHT - 18, "end", TIME.format(to) + " UTC"));
    return svg.append("</svg>").toString();
  }

  private String band() {
    String above =
        points.stream()
            .map(point -> at(point, point.effect().high()))
            .collect(Collectors.joining(" "));
    StringBuilder below = new StringBuilder();
    for (int place = points.size() - 1; place >= 0; place--) {
      below.append(' ').append(at(points.get(place), points.get(place).effect().low()));
    }
    return above + below;
  }

  private String course() {
    return points.stream()
        .map(point -> at(point, point.effect().estimate()))
        .collect(Collectors.joining(" "));
  }

  private String at(EffectPoint point, double value) {
    return Html.format("%.1f,%.1f", x(point.at()), y(value));
  }

  private double x(Instant at) {
    double whole = Math.max(1, to.toEpochMilli() - from.toEpochMilli());
    double part = at.toEpochMilli() - from.toEpochMilli();
    return LEFT + (WIDTH - LEFT - RIGHT) * part / whole;
  }

  private double y(double value) {
    double within = Math.max(bottom, Math.min(top, value));
    return TOP + (HEIGHT - TOP - BOTTOM) * (top - within) / (top - bottom);
  }

  private static String line(double y, String colour) {
    return Html.format(
        "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        LEFT, WIDTH - RIGHT, y, y, colour);
  }

  private static String text(double x, double y, String anchor, String text) {
    return Html.format(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>", x, y, anchor, Html.text(text));
  }
}
