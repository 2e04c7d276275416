package dev.tradewind.local.cli;

import dev.tradewind.local.platform.PlatformException;
import dev.tradewind.local.shop.ShopTables;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.ShopPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the simulated shop as tables. Needs nothing that runs. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Writes a simulated shop as tables to train on: events.csv (behaviour) and impressions.csv"
          + " (ctr). The same seed and end give the same tables."
    })
final class SimulateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "Where they go.")
  private Path output = Path.of(".");

  @Option(names = "--seed", description = "Of everything random (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(
      names = "--end",
      description = "When the shop's 120 days end, ISO 8601 (default: ${DEFAULT-VALUE}).")
  private Instant end = Instant.parse("2026-03-01T00:00:00Z");

  @Override
  public Integer call() {
    try {
      Files.createDirectories(output);
      ShopTables tables = new ShopTables(Shop.of(ShopPlan.standard(seed, end)));
      Path events = output.resolve("events.csv");
      Path impressions = output.resolve("impressions.csv");
      tables.writeEvents(events);
      tables.writeImpressions(impressions);
      spec.commandLine().getOut().println("wrote " + events + " and " + impressions);
      return 0;
    } catch (IOException failure) {
      throw new PlatformException("cannot write to " + output + ": " + failure, failure);
    }
  }
}
