package dev.tradewind.bench;

import dev.tradewind.api.feature.v1.FeatureServiceGrpc;
import dev.tradewind.api.feature.v1.FeatureServiceGrpc.FeatureServiceBlockingStub;
import dev.tradewind.api.feature.v1.FeatureViewServiceGrpc;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceBlockingStub;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import feast.proto.serving.ServingAPIProto.GetFeastServingInfoRequest;
import feast.proto.serving.ServingServiceGrpc;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a read of fifty online features costs, how soon an event can be read, and is it right. */
@Command(
    name = "features",
    description =
        "Sends events, reads fifty features of four views, and reports the CPU time of a request at"
            + " the steady state, beside what a call that does nothing and a bare MGET of the same"
            + " bytes cost; then how soon events can be read while others come in; then compares"
            + " online values to history, cell by cell. Events and views stay: take a platform of"
            + " its own (--home DIR).",
    mixinStandardHelpOptions = true)
final class FeaturesBench implements Callable<Integer> {

  private static final int HUNDRED = 100;
  private static final int VIEWS = 4;

  @Mixin private Target target = new Target();

  @Option(
      names = "--requests",
      description = "Requests of one shopper (default: ${DEFAULT-VALUE}).")
  private int requests = 8_000;

  @Option(names = "--callers", description = "Callers at once (default: ${DEFAULT-VALUE}).")
  private int callers = 8;

  @Option(names = "--shoppers", description = "Shoppers (default: ${DEFAULT-VALUE}).")
  private int shoppers = 1_000;

  @Option(names = "--events", description = "Events of all of them (default: ${DEFAULT-VALUE}).")
  private int events = 60_000;

  @Option(
      names = "--probes",
      description = "Events followed until they can be read (default: ${DEFAULT-VALUE}).")
  private int probes = 500;

  @Option(
      names = "--rate",
      description = "Events a second that come in meanwhile (default: ${DEFAULT-VALUE}).")
  private int rate = 2_000;

  @Option(
      names = "--parity-cells",
      description = "Values compared to history, at least; 0 for none (default: ${DEFAULT-VALUE}).")
  private long parityCells = 1_000_000;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException, IOException {
    PlatformState platform = target.platform();
    ManagedChannel feature = Target.channel(platform, Component.FEATURE);
    ManagedChannel ingestion = Target.channel(platform, Component.INGESTION);
    try (RedisProbe redis =
        new RedisProbe(
            platform.component(Component.REDIS).port(), target.password(Component.REDIS))) {
      FeatureServiceBlockingStub service = FeatureServiceGrpc.newBlockingStub(feature);
      EventServiceBlockingStub log = EventServiceGrpc.newBlockingStub(ingestion);
      FollowingFeatures following = new FollowingFeatures(feature, ingestion);
      BenchShop shop = new BenchShop(UUID.randomUUID().toString().substring(0, 8), shoppers);
      Figures figures = new Figures();

      say("views are derived");
      AppliedViews views = new AppliedViews(FeatureViewServiceGrpc.newBlockingStub(feature));
      views.apply(BenchViews.counts());
      views.apply(BenchViews.spend());
      say(events + " events are sent");
      new PastEvents(log, clock).send(shop::event, events);
      following.awaitCaughtUp();

      say("reads are measured");
      reads(platform, service, shop, redis, figures);
      CallCost nothing =
          CallCost.steady(
              platform,
              requests,
              callers,
              number ->
                  ServingServiceGrpc.newBlockingStub(feature)
                      .getFeastServingInfo(GetFeastServingInfoRequest.getDefaultInstance()));
      figures.with("server_cpu_ms_call_that_does_nothing", nothing.server());
      figures.with("redis_bytes_per_shopper", bytesPerShopper(redis, shop));
      figures.with("load_average_of_reads", loadAverage());

      say("freshness is measured");
      new FreshnessRun(log, service, shop, clock).measure(rate, probes).addTo(figures);
      figures.with("load_average_of_freshness", loadAverage());

      following.awaitCaughtUp();
      if (parityCells > 0) {
        new ParityRun(service, views, new PastEvents(log, clock), following, shop)
            .compare(parityCells)
            .addTo(figures);
      }
      figures.print();
      figures.write(target.json());
    } finally {
      feature.shutdownNow();
      ingestion.shutdownNow();
    }
    return 0;
  }

  private void reads(
      PlatformState platform,
      FeatureServiceBlockingStub service,
      BenchShop shop,
      RedisProbe redis,
      Figures figures)
      throws InterruptedException, IOException {
    CallCost one =
        CallCost.steady(platform, requests, callers, number -> read(service, shop, number, 1));
    CallCost hundred =
        CallCost.steady(
            platform, requests / 10, callers, number -> read(service, shop, number, HUNDRED));
    long before = redis.bytesSent();
    for (int i = 0; i < HUNDRED; i++) {
      read(service, shop, i, HUNDRED);
    }
    long bytes = (redis.bytesSent() - before) / HUNDRED;
    double bare = BareMget.redisMillis(platform, redis, HUNDRED * VIEWS, bytes);
    figures
        .with("server_cpu_ms_1x50", one.server())
        .with("redis_cpu_ms_1x50", one.redis())
        .with("p50_ms_1x50", one.latencies().millis(0.5))
        .with("p99_ms_1x50", one.latencies().millis(0.99))
        .with("server_cpu_ms_100x50", hundred.server())
        .with("redis_cpu_ms_100x50", hundred.redis())
        .with("p50_ms_100x50", hundred.latencies().millis(0.5))
        .with("p99_ms_100x50", hundred.latencies().millis(0.99))
        .with("redis_bytes_sent_100x50", (double) bytes)
        .with("redis_cpu_ms_bare_mget_of_100x50", bare);
  }

  private void read(FeatureServiceBlockingStub service, BenchShop shop, int number, int entities) {
    GetOnlineFeaturesRequest.Builder request =
        GetOnlineFeaturesRequest.newBuilder().addAllFeatures(BenchViews.features());
    for (int i = 0; i < entities; i++) {
      request.addEntityIds(shop.shopper(number * 31 + i));
    }
    GetOnlineFeaturesResponse response =
        service.withDeadlineAfter(10, TimeUnit.SECONDS).getOnlineFeatures(request.build());
    if (response.getRowsCount() != entities || !response.getDegradedReason().isEmpty()) {
      throw new IllegalStateException(
          "rows: " + response.getRowsCount() + ", " + response.getDegradedReason());
    }
  }

  /** Of all views of a shopper that the platform has, names of keys included. */
  private double bytesPerShopper(RedisProbe redis, BenchShop shop) throws IOException {
    String live = redis.command("GET", "tw:f:live").get(0);
    return redis.memoryOf("tw:f:" + live + ":*:" + shop.prefix() + "*") / (double) shoppers;
  }

  private static double loadAverage() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static void say(String what) {
    System.out.println(what);
  }
}
