package dev.tradewind.bench.drift;

import dev.tradewind.bench.Figures;
import dev.tradewind.inference.drift.domain.DriftRules;
import dev.tradewind.inference.drift.domain.VersionDrift;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the watch over models says of shifts that are known, because the shoppers are simulated. */
@Command(
    name = "drift",
    description =
        "Watches answers to simulated shoppers that have not moved, or have by so much, and says"
            + " how often that is an alarm. Needs no running platform.",
    mixinStandardHelpOptions = true)
public final class DriftBench implements Callable<Integer> {

  private static final List<Integer> SHOPPERS = List.of(100, 200, 500);

  private static final List<Shift> SHIFTS =
      List.of(
          Shift.shorter(0.9),
          Shift.shorter(0.7),
          Shift.shorter(0.5),
          Shift.defaulted(0.05),
          Shift.defaulted(0.1),
          Shift.defaulted(0.2),
          Shift.scores(0.2),
          Shift.scores(0.5),
          Shift.scores(1),
          Shift.fashion(0.1),
          Shift.fashion(0.3),
          Shift.fashion(0.5));

  @Option(names = "--runs", description = "Versions of each kind (default: ${DEFAULT-VALUE}).")
  private int runs = 100;

  @Option(names = "--seed", description = "Of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Also write the figures to this file.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    Figures figures = new Figures();
    System.out.println(
        "Simulated shoppers, so many in a window and in each half of the reference. Share of "
            + runs
            + " versions with an alarm:");
    line("shoppers", "%10d", SHOPPERS);
    line(
        "none, in 30 windows",
        "%10.3f",
        SHOPPERS.stream().map(count -> quiet(count, figures)).toList());
    for (Shift shift : SHIFTS) {
      line(
          shift.name(),
          "%10.3f",
          SHOPPERS.stream().map(count -> found(shift, count, figures)).toList());
    }
    figures.write(json);
    return 0;
  }

  private static void line(String name, String format, List<? extends Number> figures) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
    figures.forEach(figure -> line.append(String.format(Locale.ROOT, format, figure)));
    System.out.println(line);
  }

  /** With any alarm though nothing moved. */
  private double quiet(int shoppers, Figures figures) {
    double share =
        watched(shoppers, DriftRules.LOOKS, Shift.NONE).stream()
                .filter(
                    drift ->
                        drift.windows().stream().anyMatch(window -> !window.alarms().isEmpty()))
                .count()
            / (double) runs;
    figures.with("none." + shoppers, share);
    return share;
  }

  /** With an alarm where something moved. */
  private double found(Shift shift, int shoppers, Figures figures) {
    double share =
        watched(shoppers, 1, shift).stream()
                .filter(
                    drift ->
                        drift.windows().get(0).alarms().stream()
                            .anyMatch(alarm -> alarm.aspect().equals(shift.aspect())))
                .count()
            / (double) runs;
    figures.with(shift.name() + "." + shoppers, share);
    return share;
  }

  private List<VersionDrift> watched(int shoppers, int windows, Shift last) {
    return IntStream.range(0, runs)
        .parallel()
        .mapToObj(run -> new SimulatedAnswers(seed + run, shoppers).watched(windows, last))
        .toList();
  }
}
