package dev.tradewind.inference.alerts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the alert rules are, and of which series they and the documentation speak. */
final class AlertRules {

  static final Path DIRECTORY = Path.of("..", "deploy", "alerts");

  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern SERIES =
      Pattern.compile("(tradewind_inference_[a-z_]*[a-z])(?![a-z_*])(?:\\{([^}]*)\\})?");

  private AlertRules() {}

  /**
   * Series that a line speaks of.
   *
   * @param name of the metric, as Prometheus has it
   * @param labels as {@code name="value"}, all of which some series has
   */
  record Series(String name, List<String> labels) {

    /** Whether a line of what is exposed is such a series. */
    boolean matches(String exposed) {
      return (exposed.startsWith(name + "{") || exposed.startsWith(name + " "))
          && labels.stream().allMatch(exposed::contains);
    }
  }

  /** Those of the rules and of all pages of documentation. */
  static List<Series> series() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS)) {
      return Stream.concat(Stream.of(DIRECTORY.resolve("inference.yaml")), pages)
          .filter(Files::isRegularFile)
          .flatMap(page -> in(text(page)))
          .distinct()
          .toList();
    }
  }

  private static String text(Path page) {
    try {
      return Files.readString(page);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Stream<Series> in(String text) {
    return SERIES.matcher(text).results().map(found -> series(found.group(1), found.group(2)));
  }

  private static Series series(String name, String labels) {
    Matcher label = Pattern.compile("[a-z_]+=\"[^\"]*\"").matcher(labels == null ? "" : labels);
    return new Series(name, label.results().map(found -> found.group()).toList());
  }
}
