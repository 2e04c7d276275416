package dev.tradewind.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The report that a run wrote beside its model. */
public final class WrittenReport {

  private WrittenReport() {}

  /** Reads it, and checks that it says what the run answers. */
  public static ReportData of(RunResult result) {
    Path directory = result.savedModel().resolveSibling("report");
    try (Stream<Path> charts = Files.list(directory.resolve("charts"))) {
      ReportData report =
          new ObjectMapper().readValue(directory.resolve("report.json").toFile(), ReportData.class);
      assertThat(charts.count())
          .isEqualTo(report.sections().stream().mapToLong(one -> one.charts().size()).sum());
      assertThat(Files.readString(directory.resolve("index.html")))
          .contains(report.headline().title());
      assertThat(report.header().dataFingerprint()).isEqualTo(result.dataFingerprint());
      assertThat(result.metrics().stream().filter(metric -> metric.group().isEmpty()))
          .containsExactlyElementsOf(report.metrics());
      assertThat(result.metrics())
          .allSatisfy(metric -> assertThat(metric.value()).isBetween(metric.low(), metric.high()))
          .allSatisfy(metric -> assertThat(metric.examples()).isPositive());
      return report;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
