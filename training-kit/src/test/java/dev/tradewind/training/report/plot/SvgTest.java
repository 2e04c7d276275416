package dev.tradewind.training.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.report.plot.XyChart.Point;
import dev.tradewind.training.report.plot.XyChart.Series;
import dev.tradewind.training.report.plot.XyChart.Style;
import java.io.StringReader;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SvgTest {

  private static final String LONG =
      "A title that is much longer than what has room in one line of a small picture, and goes on";

  /** The awkward ones: huge and tiny values, one point, none, long names, many classes. */
  static Stream<Chart> charts() {
    List<String> classes =
        IntStream.range(0, 15).mapToObj(i -> "a_class_with_a_long_name_" + i).toList();
    return Stream.of(
        lines(LONG, Point.of(0, 1e9), Point.of(1e6, -1e9)),
        lines("Tiny", Point.of(0, 1e-7), Point.of(1, 3e-7)),
        lines("One", Point.of(5, 5)),
        lines("None"),
        new XyChart(
            "Bars",
            "d",
            Axis.share("x"),
            Axis.share("y"),
            List.of(new Series("dots", Style.DOTS, List.of(new Point(.5, .5, .1, .9))))),
        rows(RowChart.Mark.BAR, -5, 1000),
        rows(RowChart.Mark.DOT, .871, .873),
        new RowChart("No rows", "d", Axis.share("s"), RowChart.Mark.BAR, 0.5, List.of()),
        new HistogramChart(
            "Columns",
            "d",
            Axis.of("error", Unit.NUMBER),
            Axis.fromZero("count", Unit.NUMBER),
            List.of(new HistogramChart.Column(-1, 0, 12), new HistogramChart.Column(0, 1, 123456))),
        heat(List.of("yes", "no")),
        heat(classes));
  }

  @ParameterizedTest
  @MethodSource("charts")
  void nothingIsCutOffAtTheEdge(Chart chart) throws Exception {
    Element svg = parse(Svg.file(chart));
    String[] box = svg.getAttribute("viewBox").split(" ", -1);
    double width = Double.parseDouble(box[2]);
    double height = Double.parseDouble(box[3]);
    NodeList texts = svg.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      Element text = (Element) texts.item(i);
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      double size = Double.parseDouble(text.getAttribute("font-size"));
      double length = Lettering.width(text.getTextContent(), size);
      assertThat(y).as(text.getTextContent()).isBetween(size * .7, height);
      double angle = text.getAttribute("transform").contains("-90") ? 90 : 0;
      angle = text.getAttribute("transform").contains("-45") ? 45 : angle;
      double across = length * Math.cos(Math.toRadians(angle));
      double up = length * Math.sin(Math.toRadians(angle));
      double start =
          switch (text.getAttribute("text-anchor")) {
            case "end" -> x - across;
            case "middle" -> x - across / 2;
            default -> x;
          };
      assertThat(start).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
      assertThat(start + across).as(text.getTextContent()).isLessThanOrEqualTo(width);
      assertThat(y - up).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
    }
    assertThat(Svg.file(chart)).doesNotContain("NaN", "Infinity");
  }

  @ParameterizedTest
  @MethodSource("charts")
  void aReaderOfTheScreenFindsTitleAndDescription(Chart chart) throws Exception {
    Element svg = parse(Svg.inline(chart, "c1"));
    assertThat(svg.getAttribute("role")).isEqualTo("img");
    assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("c1-t c1-d");
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(chart.title());
    assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
        .isEqualTo(chart.description());
  }

  @Test
  void seriesDifferInMoreThanColour() {
    List<Point> points = List.of(Point.of(0, 0), Point.of(1, 1));
    String svg =
        Svg.inline(
            new XyChart(
                "t",
                "d",
                Axis.share("x"),
                Axis.share("y"),
                List.of(new Series("a", Style.LINE, points), new Series("b", Style.LINE, points))),
            "c");
    assertThat(svg).contains("stroke-dasharray=\"7 3\"", Color.series(0).lineClass());
  }

  @Test
  void labelsFromDataAreNotMarkup() throws Exception {
    Element svg = parse(Svg.file(heat(List.of("<b>&", "\u0000\"x"))));
    assertThat(svg.getTextContent()).contains("<b>&", "\"x");
  }

  private static Chart lines(String title, Point... points) {
    return new XyChart(
        title,
        "d",
        Axis.of("x", Unit.NUMBER),
        Axis.of("y", Unit.NUMBER),
        List.of(
            new Series("a series with a long name", Style.LINE, List.of(points)),
            new Series("another series with a long name", Style.DOTS, List.of(points)),
            new Series("a band", Style.BAND, List.of(points))));
  }

  private static Chart rows(RowChart.Mark mark, double low, double high) {
    return new RowChart(
        "Rows",
        "d",
        Axis.of("value", Unit.NUMBER),
        mark,
        null,
        List.of(
            new RowChart.Row(LONG, high, low, high, RowChart.Tone.MAIN),
            new RowChart.Row("b", low, null, null, RowChart.Tone.AGAINST)));
  }

  private static Chart heat(List<String> labels) {
    List<Double> row = Collections.nCopies(labels.size(), 12345.0);
    return new HeatMap(
        "Heat", "d", "truth", "answer", labels, labels, Collections.nCopies(labels.size(), row));
  }

  private static Element parse(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }
}
