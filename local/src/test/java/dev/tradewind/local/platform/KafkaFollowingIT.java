package dev.tradewind.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureServiceGrpc;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.ingestion.event.kafka.KafkaBroker;
import dev.tradewind.local.console.Poll;
import dev.tradewind.local.shop.SimulatedShop;
import dev.tradewind.local.shop.domain.CatalogItem;
import dev.tradewind.local.shop.domain.Shop;
import dev.tradewind.local.shop.domain.ShopPlan;
import dev.tradewind.local.shop.domain.Shopper;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feature service cannot tell a log in Kafka from one in PostgreSQL. */
class KafkaFollowingIT {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int BATCH = 500;
  private static final String PURCHASED = "shopper_history:purchased_items";

  @TempDir private Path directory;

  private final Ports ports = Ports.free();
  private final Deque<Child> children = new ArrayDeque<>();
  private final Deque<ManagedChannel> channels = new ArrayDeque<>();
  private final Shop shop =
      Shop.of(
          new ShopPlan(
              11, 60, 60, 30, Clock.systemUTC().instant().truncatedTo(ChronoUnit.MINUTES), 6));

  @AfterEach
  void endAll() {
    channels.forEach(ManagedChannel::shutdownNow);
    children.forEach(Child::requestEnd);
    children.forEach(Child::awaitEnd);
  }

  @Test
  void featuresAreExactThoughTheFeatureServiceIsKilledMeanwhile() throws Exception {
    List<Event> events = new SimulatedShop(shop).events().toList();
    try (KafkaBroker broker =
        KafkaBroker.start(Files.createDirectory(directory.resolve("kafka")))) {
      ServiceLaunch launches = startStores();
      startService(Component.INGESTION, onKafka(launches.of(Component.INGESTION), broker));
      Child feature = startService(Component.FEATURE, launches.of(Component.FEATURE));

      ingest(events.subList(0, events.size() / 2));
      await("some are applied", this::someAreApplied);
      feature.process().destroyForcibly().waitFor();
      ingest(events.subList(events.size() / 2, events.size()));
      startService(Component.FEATURE, launches.of(Component.FEATURE));

      await("all are applied", () -> purchased().equals(expected()));
      assertThat(broker.topics()).isNotEmpty();
    }
  }

  private ServiceLaunch startStores() throws IOException, InterruptedException {
    Home home = home();
    home.prepare();
    PostgresServer postgres = new PostgresServer(home, ports.of(Component.POSTGRES));
    start(Component.POSTGRES, postgres.launch(), postgres::accepts);
    postgres.createDatabases();
    RedisServer redis = new RedisServer(home, ports.of(Component.REDIS));
    start(Component.REDIS, redis.launch(), redis::accepts);
    return new ServiceLaunch(Workspace.current(), home, ports, postgres, redis);
  }

  private Home home() {
    return new Home(directory.resolve("home"));
  }

  private static Launch onKafka(Launch launch, KafkaBroker broker) {
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.put("TRADEWIND_INGESTION_LOG_ENGINE", "kafka");
    environment.put("TRADEWIND_INGESTION_KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    environment.put("TRADEWIND_INGESTION_KAFKA_REPLICATION_FACTOR", "1");
    environment.put("TRADEWIND_INGESTION_KAFKA_MIN_INSYNC_REPLICAS", "1");
    return new Launch(launch.command(), environment, launch.directory());
  }

  private Child startService(Component service, Launch launch) throws InterruptedException {
    Readiness readiness = new Readiness();
    return start(service, launch, () -> readiness.ready(ports.managementOf(service)));
  }

  private Child start(Component component, Launch launch, BooleanSupplier ready)
      throws InterruptedException {
    Path log = home().log(component);
    Child child = new Child(component, launch.start(log));
    children.push(child);
    assertThat(Poll.until(LIMIT, POLL, ready)).as(LogTail.of(log)).isTrue();
    return child;
  }

  private void ingest(List<Event> events) {
    EventServiceGrpc.EventServiceBlockingStub door =
        EventServiceGrpc.newBlockingStub(channel(Component.INGESTION));
    for (int from = 0; from < events.size(); from += BATCH) {
      List<Event> batch = events.subList(from, Math.min(events.size(), from + BATCH));
      assertThat(
              door.withDeadlineAfter(30, TimeUnit.SECONDS)
                  .ingestEvents(
                      IngestEventsRequest.newBuilder()
                          .addAllEvents(batch)
                          .setBackfill(true)
                          .build())
                  .getResultsList())
          .allMatch(result -> result.getOutcome() == EventOutcome.EVENT_OUTCOME_ACCEPTED);
    }
  }

  private boolean someAreApplied() {
    return purchased().values().stream().anyMatch(items -> !items.isEmpty());
  }

  /** What each shopper bought, as the feature says; nothing while it does not answer yet. */
  private Map<String, List<String>> purchased() {
    Map<String, List<String>> purchased = new HashMap<>();
    try {
      for (FeatureRow row :
          FeatureServiceGrpc.newBlockingStub(channel(Component.FEATURE))
              .withDeadlineAfter(10, TimeUnit.SECONDS)
              .getOnlineFeatures(
                  GetOnlineFeaturesRequest.newBuilder()
                      .addFeatures(PURCHASED)
                      .addAllEntityIds(expected().keySet())
                      .build())
              .getRowsList()) {
        purchased.put(row.getEntityId(), row.getValues(0).getStringList().getValuesList());
      }
      return purchased;
    } catch (StatusRuntimeException notYet) {
      return Map.of();
    }
  }

  private Map<String, List<String>> expected() {
    Map<String, List<String>> expected = new HashMap<>();
    for (Shopper shopper : shop.shoppers()) {
      expected.put(
          shopper.id(), shop.truth().history(shopper.id()).stream().map(CatalogItem::id).toList());
    }
    return expected;
  }

  private ManagedChannel channel(Component service) {
    ManagedChannel channel =
        ManagedChannelBuilder.forAddress("127.0.0.1", ports.of(service)).usePlaintext().build();
    channels.push(channel);
    return channel;
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    assertThat(Poll.until(LIMIT, POLL, condition)).as(what).isTrue();
  }
}
