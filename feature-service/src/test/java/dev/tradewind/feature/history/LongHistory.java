package dev.tradewind.feature.history;

import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.shop.Views;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Exports a training set of every purchase in a simulated log, and prints what it took. The
 * arguments are a directory and how many events the log has.
 */
final class LongHistory {

  private LongHistory() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    SimulatedLog log = new SimulatedLog(Long.parseLong(arguments[1]));
    List<String> features = Views.features(Views.SHOPPER);
    TrainingSetQuery query =
        new TrainingSetQuery(
            features,
            Views.catalog().select(features),
            Map.of(),
            new WantedRows.Labels(Set.of(EventType.PURCHASE), LineValue.ITEM_ID));
    HistoryConfig config = new TestHistoryConfig(directory, Long.MAX_VALUE / 2);
    Derivations derivations = new Derivations(log, () -> Uni.createFrom().item(Links.NONE), config);
    Path file = directory.resolve("purchases.parquet");
    long begun = System.nanoTime();
    TrainingSetFiles.Written written =
        new TrainingSetFiles(derivations).write(query, file, new Task(Duration.ofHours(1)));
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "{\"events\": %d, \"rows\": %d, \"seconds\": %.1f, \"events_per_second\": %.0f,"
            + " \"file_bytes\": %d, \"heap_limit_mib\": %d, \"sorting_memory_mib\": %d,"
            + " \"peak_rss_mib\": %d}%n",
        log.size(),
        written.rows(),
        seconds,
        log.size() / seconds,
        Files.size(file),
        Runtime.getRuntime().maxMemory() >> 20,
        config.sortingMemory() >> 20,
        peakRss() >> 10);
    derivations.stop();
  }

  /** In KiB; 0 where the system does not say. */
  private static long peakRss() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElse(0);
  }
}
