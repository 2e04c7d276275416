package dev.tradewind.training.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.report.plot.Chart;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunReportTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path directory;
  static ReportData report;
  static String page;
  static Document document;

  @BeforeAll
  static void write() throws Exception {
    report = SimulatedReport.make();
    page = Files.readString(ReportFiles.write(report, directory));
    document = parse(page.replace("<!doctype html>", ""));
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void thePageNeedsNothingElse() {
    assertThat(page).doesNotContain("<script", "<link", "<img", "@import", "url(");
    assertThat(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
  }

  @Test
  void thePageIsWellFormedAndItsIdsAreUnique() {
    Set<String> ids = new HashSet<>();
    NodeList all = document.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      assertThat(id.isEmpty() || ids.add(id)).as("id %s", id).isTrue();
    }
    NodeList links = document.getElementsByTagName("a");
    assertThat(links.getLength()).isEqualTo(report.sections().size() + 1);
    for (int i = 0; i < links.getLength(); i++) {
      assertThat(ids).contains(((Element) links.item(i)).getAttribute("href").substring(1));
    }
  }

  @Test
  void everyPictureHasATitleADescriptionAndItsNumbers() {
    NodeList figures = document.getElementsByTagName("figure");
    assertThat(figures.getLength()).isEqualTo(charts().size()).isGreaterThan(10);
    for (int i = 0; i < figures.getLength(); i++) {
      Element figure = (Element) figures.item(i);
      assertThat(text(figure, "title")).isNotBlank();
      assertThat(text(figure, "desc")).isNotBlank();
      assertThat(figure.getElementsByTagName("td").getLength()).isPositive();
    }
  }

  @Test
  void theDataCanBeReadBack() throws IOException {
    Path file = directory.resolve("report.json");
    JsonNode written = JSON.readTree(file.toFile());
    ReportData read = JSON.readValue(file.toFile(), ReportData.class);
    assertThat(JSON.readTree(JSON.writeValueAsString(read)).equals(written)).isTrue();
    assertThat(read.headline()).isEqualTo(report.headline());
    assertThat(Files.readString(file)).doesNotContain("NaN", "Infinity");
  }

  @Test
  void everyPictureIsAFileOfItsOwn() throws Exception {
    try (Stream<Path> files = Files.list(directory.resolve("charts"))) {
      List<Path> pictures = files.filter(file -> file.toString().endsWith(".svg")).toList();
      assertThat(pictures).hasSize(charts().size());
      for (Path picture : pictures) {
        assertThat(parse(Files.readString(picture)).getDocumentElement().getTagName())
            .isEqualTo("svg");
      }
    }
  }

  @Test
  void theSameRunGivesTheSameReport() {
    assertThat(SimulatedReport.make()).isEqualTo(report);
  }

  @Test
  void whatComesFromDataIsNotMarkup() throws Exception {
    Header of = report.header();
    Header hostile =
        new Header(
            "<script>alert(1)</script>",
            "\"><b>",
            of.task(),
            of.unit(),
            1,
            1,
            1,
            "\u0000&",
            1,
            of.parameters(),
            of.features());
    String text =
        HtmlPage.of(
            new ReportData(
                ReportData.FORMAT,
                hostile,
                report.headline(),
                report.sections(),
                report.card(),
                null));
    assertThat(text).doesNotContain("<script>", "\"><b>").contains("&lt;script&gt;");
    parse(text.replace("<!doctype html>", ""));
  }

  @Test
  void oneMetricDecides() {
    List<Comparison> none =
        report.headline().comparisons().stream().filter(one -> !one.primary()).toList();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RunReport.of(report.header(), none).build())
        .withMessageContaining("primary: 0");
  }

  private static String text(Element of, String tag) {
    return of.getElementsByTagName(tag).item(0).getTextContent();
  }

  private static List<Chart> charts() {
    return report.sections().stream().flatMap(section -> section.charts().stream()).toList();
  }
}
