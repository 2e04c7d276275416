package dev.tradewind.bench.serve;

import dev.tradewind.bench.Figures;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./tradewind bench serve}. */
@Command(
    name = "serve",
    description =
        "What serving costs: beside a bare session, new versions under load, and what callers can"
            + " make it remember. Starts an inference service of its own.",
    mixinStandardHelpOptions = true)
public final class ServeBench implements Callable<Integer> {

  @Option(names = "--callers", description = "Callers at once (default: ${DEFAULT-VALUE}).")
  private int callers = 8;

  @Option(names = "--swaps", description = "Versions that take over (default: ${DEFAULT-VALUE}).")
  private int swaps = 200;

  @Option(
      names = "--filters",
      description = "Different sets of outputs that are asked for (default: ${DEFAULT-VALUE}).")
  private int filters = 10_000;

  @Option(
      names = "--laps",
      description =
          "Measurements of each case beside the bare session, of which the best counts (default:"
              + " ${DEFAULT-VALUE}).")
  private int laps = 3;

  @Option(names = "--plans", description = "Also compare plans of threads: minutes more.")
  private boolean plans;

  @Option(names = "--servers", description = "Only compare the two gRPC servers of Quarkus.")
  private boolean servers;

  @Option(names = "--cost-only", description = "Leave swaps and filters out.")
  private boolean costOnly;

  @Option(names = "--json", description = "Also write the figures to this file.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException, ModelRefusedException {
    // Before TensorFlow is loaded: memory is freed by hand, and not counted against the heap.
    System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
    Path models = Files.createTempDirectory("bench-models");
    Map<String, String> settings = Map.of("tradewind.inference.models.poll-interval", "100ms");
    Figures figures = new Figures();
    try {
      if (servers) {
        ServersRun.measure(models, laps, settings, figures);
      } else {
        measure(models, settings, figures);
      }
    } finally {
      delete(models);
    }
    figures.print();
    figures.write(json);
    return 0;
  }

  private void measure(Path models, Map<String, String> settings, Figures figures)
      throws IOException, InterruptedException, ModelRefusedException {
    try (InferenceProcess service = InferenceProcess.start(models, settings)) {
      if (!costOnly) {
        swapsAndFilters(service, models, figures);
      }
      new CostRun(service, models, laps, figures).measure(plans);
    }
  }

  private void swapsAndFilters(InferenceProcess service, Path models, Figures figures)
      throws IOException, InterruptedException {
    FilterRun filter = FilterRun.measure(service, models, filters);
    SwapRun swap = SwapRun.measure(service, models, callers, swaps);
    say(
        "%d versions took over, %d calls meanwhile, failed: %s",
        swap.swaps(), swap.calls(), swap.failures());
    say(
        "p50 / p99 calm %.2f / %.2f ms, meanwhile %.2f / %.2f ms",
        swap.calm().millis(0.5),
        swap.calm().millis(0.99),
        swap.swapping().millis(0.5),
        swap.swapping().millis(0.99));
    figures
        .with("swap_failed_requests", (double) swap.failed())
        .with("swap_p99_ratio", swap.p99Ratio())
        .with("swap_rss_growth_mb", swap.grownMebibytes())
        .with("filter_rss_growth_mb", filter.grownMebibytes());
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
