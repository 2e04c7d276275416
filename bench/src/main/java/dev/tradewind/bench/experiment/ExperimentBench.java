package dev.tradewind.bench.experiment;

import dev.tradewind.bench.Figures;
import dev.tradewind.bench.experiment.SimulatedExperiment.Ended;
import dev.tradewind.inference.experiment.domain.ExperimentResults.Verdict;
import dev.tradewind.inference.experiment.domain.Metric;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What experiments say of effects that are known, because the shoppers are simulated. */
@Command(
    name = "experiment",
    description =
        "Runs experiments on simulated shoppers, from exposure to verdict, with effects that are"
            + " known: none, better, worse, and one that loses shoppers. Needs no running platform.",
    mixinStandardHelpOptions = true)
public final class ExperimentBench implements Callable<Integer> {

  private static final double KNOWN = 0.7;

  /** Each as it was seen, and adjusted for what was known before. */
  private static final List<Scenario> SCENARIOS =
      Stream.of(
              new Scenario("none", 1, 0, KNOWN, false),
              new Scenario("better", 1.15, 0, KNOWN, false),
              new Scenario("better_unknown", 1.15, 0, 0, false),
              new Scenario("better_hardly_known", 1.15, 0, 0.02, false),
              new Scenario("worse", 0.75, 0, KNOWN, false),
              new Scenario("lost", 1, 0.1, KNOWN, false))
          .flatMap(plain -> Stream.of(plain, adjusted(plain)))
          .toList();

  private static Scenario adjusted(Scenario plain) {
    return new Scenario(
        plain.name() + "_adjusted", plain.factor(), plain.lost(), plain.known(), true);
  }

  @Option(names = "--runs", description = "Experiments of each kind (default: ${DEFAULT-VALUE}).")
  private int runs = 200;

  @Option(
      names = "--shoppers",
      description = "Who come to each at most (default: ${DEFAULT-VALUE}).")
  private int shoppers = 20_000;

  @Option(names = "--seed", description = "Of the simulation (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--json", description = "Also write the figures to this file.")
  private @Nullable Path json;

  @Override
  public Integer call() {
    System.out.println(
        "Simulated shoppers. alpha 0.05, looked at all the time; guardrail: a tenth less clicks.");
    System.out.println(
        "what is true                   better    worse  no diff.  mismatch  rolled back"
            + "  bounds ever missed  shoppers to the verdict  variance taken");
    Figures figures = new Figures();
    SCENARIOS.forEach(scenario -> row(scenario, figures));
    figures.write(json);
    return 0;
  }

  private void row(Scenario scenario, Figures figures) {
    List<Ended> ended =
        LongStream.range(0, runs)
            .parallel()
            .mapToObj(run -> new SimulatedExperiment(scenario, shoppers, seed + run).run(shoppers))
            .toList();
    double better = share(ended, Verdict.BETTER);
    double worse = share(ended, Verdict.WORSE);
    double none = share(ended, Verdict.NO_DIFFERENCE_SEEN);
    double mismatch = share(ended, Verdict.SAMPLE_RATIO_MISMATCH);
    double back = ended.stream().filter(Ended::rolledBack).count() / (double) runs;
    double missed = ended.stream().filter(Ended::missed).count() / (double) runs;
    double needed = ended.stream().mapToInt(ExperimentBench::needed).average().orElse(0);
    double taken = ended.stream().mapToDouble(ExperimentBench::taken).average().orElse(0);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%-28s%9.3f%9.3f%10.3f%10.3f%13.3f%20.3f%25.0f%16.3f",
            scenario.name(),
            better,
            worse,
            none,
            mismatch,
            back,
            missed,
            needed,
            taken));
    figures
        .with(scenario.name() + ".better", better)
        .with(scenario.name() + ".worse", worse)
        .with(scenario.name() + ".no_difference_seen", none)
        .with(scenario.name() + ".sample_ratio_mismatch", mismatch)
        .with(scenario.name() + ".rolled_back", back)
        .with(scenario.name() + ".bounds_ever_missed", missed)
        .with(scenario.name() + ".shoppers_to_verdict", needed)
        .with(scenario.name() + ".variance_taken", taken);
  }

  private double share(List<Ended> ended, Verdict verdict) {
    return ended.stream().filter(each -> each.treatment().verdict() == verdict).count()
        / (double) runs;
  }

  private static double taken(Ended ended) {
    return ended.treatment().metrics().get(Metric.CLICK_RATE).varianceTaken();
  }

  /** Shoppers who were counted when the bounds first excluded 0; all where they never did. */
  private static int needed(Ended ended) {
    return ended.treatment().path().stream()
        .filter(point -> point.effect().excludesZero())
        .findFirst()
        .map(point -> (int) point.counted())
        .orElse(ended.shoppers());
  }
}
