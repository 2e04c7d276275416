package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.FeatureServiceGrpc;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a read of online features costs. */
@Command(
    name = "features",
    description = "Reads online features and reports the CPU time of a request.",
    mixinStandardHelpOptions = true)
final class FeaturesBench implements Callable<Integer> {

  private static final List<String> SHOPPER =
      List.of(
          "shopper_activity:views_1h",
          "shopper_activity:views_7d",
          "shopper_activity:cart_adds_7d",
          "shopper_activity:purchases_30d",
          "shopper_activity:spend_30d",
          "shopper_activity:searches_7d",
          "shopper_history:purchased_items",
          "shopper_history:viewed_items",
          "shopper_history:last_query");

  @Mixin private Target target = new Target();

  @Option(names = "--requests", description = "Requests a case (default: ${DEFAULT-VALUE}).")
  private int requests = 4_000;

  @Option(names = "--callers", description = "Callers at once (default: ${DEFAULT-VALUE}).")
  private int callers = 8;

  @Option(
      names = "--shopper",
      description =
          "Format of shopper ids, by number from 1 (default: ${DEFAULT-VALUE}, the simulated shop's).")
  private String shopper = "sim-shopper-%04d";

  @Override
  public Integer call() throws InterruptedException {
    PlatformState platform = target.platform();
    ManagedChannel channel = Target.channel(platform, Component.FEATURE);
    try {
      FeatureServiceGrpc.FeatureServiceBlockingStub service =
          FeatureServiceGrpc.newBlockingStub(channel);
      read(service, requests, 1);
      Report report = new Report();
      for (int entities : new int[] {1, 10, 100}) {
        int sent = Math.max(requests / entities, 200);
        CpuMeter cpu = new CpuMeter(platform, Component.FEATURE, Component.REDIS);
        Load load = read(service, sent, entities);
        List<Duration> spent = cpu.spent();
        report
            .row(entities + " x " + SHOPPER.size())
            .with("requests_per_s", sent / (load.wall().toNanos() / 1e9))
            .with("p50_ms", load.latencies().millis(0.5))
            .with("p99_ms", load.latencies().millis(0.99))
            .with("feature_cpu_ms", spent.get(0).toNanos() / 1e6 / sent)
            .with("redis_cpu_ms", spent.get(1).toNanos() / 1e6 / sent);
      }
      report.print();
      report.write(target.json());
    } finally {
      channel.shutdownNow();
    }
    return 0;
  }

  private Load read(FeatureServiceGrpc.FeatureServiceBlockingStub service, int count, int entities)
      throws InterruptedException {
    return Load.run(
        count,
        callers,
        number -> {
          GetOnlineFeaturesRequest.Builder request =
              GetOnlineFeaturesRequest.newBuilder().addAllFeatures(SHOPPER);
          for (int i = 0; i < entities; i++) {
            request.addEntityIds(String.format(shopper, (number * 31 + i) % 2000 + 1));
          }
          GetOnlineFeaturesResponse response =
              service.withDeadlineAfter(10, TimeUnit.SECONDS).getOnlineFeatures(request.build());
          if (response.getRowsCount() != entities) {
            throw new IllegalStateException("rows: " + response.getRowsCount());
          }
        });
  }
}
