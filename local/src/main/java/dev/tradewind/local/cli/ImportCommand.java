package dev.tradewind.local.cli;

import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.importer.DataFormat;
import dev.tradewind.local.load.Anchors;
import dev.tradewind.local.load.SendTotals;
import dev.tradewind.local.load.ShopLoader;
import dev.tradewind.local.platform.PlatformState;
import dev.tradewind.local.platform.StateFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Brings public data into the running platform, through the same door as a shop's events.",
      "Running it again changes nothing, and takes up an interrupted import."
    })
final class ImportCommand implements Callable<Integer> {

  private static final int SOME_REFUSED = 2;

  @Mixin private HomeOption home = new HomeOption();

  @Parameters(paramLabel = "FORMAT", description = "sequences or online-retail.")
  private String format = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      description = "The file (may be gzipped), or the directory that holds it.")
  private Path data = Path.of(".");

  @Option(
      names = "--seed",
      description = "Seed of what has to be invented (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Override
  public Integer call() throws InterruptedException {
    DataFormat known = DataFormat.of(format);
    PlatformState state = new StateFile(home.home()).require();
    Anchors anchors = new Anchors(home.home(), Clock.systemUTC());
    try (PlatformClient platform = PlatformClient.of(state)) {
      SendTotals totals =
          new ShopLoader(platform, Console.standard()).load(known.open(data, anchors, seed));
      return totals.refused() == 0 ? 0 : SOME_REFUSED;
    }
  }
}
