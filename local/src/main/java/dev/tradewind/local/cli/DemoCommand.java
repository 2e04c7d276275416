package dev.tradewind.local.cli;

import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.demo.Demo;
import dev.tradewind.local.demo.DemoReport;
import dev.tradewind.local.importer.DataFormat;
import dev.tradewind.local.load.Anchors;
import dev.tradewind.local.load.ShopData;
import dev.tradewind.local.platform.Home;
import dev.tradewind.local.platform.PlatformState;
import dev.tradewind.local.platform.StateFile;
import dev.tradewind.local.shop.SimulatedShop;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.ShopPlan;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "A shop from end to end: starts the platform where none runs, brings a shop's data in, trains"
          + " all models, and shows recommendations, a forecast and a conversation.",
      "Without --data the shop is simulated, and its truth is known."
    })
final class DemoCommand implements Callable<Integer> {

  @Mixin private HomeOption home = new HomeOption();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A public data set instead of the simulated shop.")
  private @Nullable Path data;

  @Option(names = "--exit", description = "End the platform when all has been shown.")
  private boolean exit;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures to a file.")
  private @Nullable Path json;

  @Option(names = "--seed", description = "Seed of the shop and of training (default: 42).")
  private long seed = 42;

  @Option(names = "--free-ports", description = "Take any free ports instead of the stated ones.")
  private boolean freePorts;

  @Override
  public Integer call() throws InterruptedException {
    long begun = System.nanoTime();
    Console console = Console.standard();
    Home where = home.home();
    Optional<PlatformState> running = new StateFile(where).running();
    if (running.isPresent()) {
      console.say("A platform runs already (process %d)", running.get().launcher().pid());
      show(where, console, 0, begun);
      return 0;
    }
    try (Session session = Session.start(where, freePorts, console)) {
      show(where, console, session.readySeconds(), begun);
      if (!exit) {
        session.sayAddresses();
        session.awaitEnd();
      }
    }
    return 0;
  }

  private void show(Home where, Console console, double readySeconds, long begun)
      throws InterruptedException {
    Clock clock = Clock.systemUTC();
    try (PlatformClient platform = PlatformClient.of(new StateFile(where).require())) {
      DemoReport report =
          new Demo(platform, where, console, clock)
              .run(shopData(new Anchors(where, clock)), seed, readySeconds, begun);
      console.blank();
      console.say("The demo took %.0f s", report.totalSeconds());
      Path file = json;
      if (file != null) {
        report.write(file);
        console.say("All figures are in %s", file);
      }
    }
  }

  private ShopData shopData(Anchors anchors) {
    Path directory = data;
    return directory == null
        ? new SimulatedShop(
            Shop.of(ShopPlan.standard(seed, anchors.ofOnly("simulated", "seed " + seed))))
        : DataFormat.detect(directory).open(directory, anchors, seed);
  }
}
