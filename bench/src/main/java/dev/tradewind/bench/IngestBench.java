package dev.tradewind.bench;

import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc.EventServiceFutureStub;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast events become durable: validated, deduplicated, in the log and acknowledged. */
@Command(
    name = "ingest",
    description =
        "Sends view_item events and reports the rate, the CPU time of an event in each process (the"
            + " feature service's included, until it caught up) and the ratio to a bare COPY of the"
            + " same rows. The events stay: take a platform of its own (--home DIR).",
    mixinStandardHelpOptions = true)
final class IngestBench implements Callable<Integer> {

  private static final int WINDOWED_FEATURES = 20;

  @Mixin private Target target = new Target();

  @Option(names = "--events", description = "Events a case (default: ${DEFAULT-VALUE}).")
  private int events = 100_000;

  @Option(
      names = "--batches-under-way",
      description = "Batches sent before the first is answered (default: ${DEFAULT-VALUE}).")
  private int batchesUnderWay = 8;

  @Option(
      names = "--events-under-way",
      description = "The same for events one by one (default: ${DEFAULT-VALUE}).")
  private int eventsUnderWay = 128;

  @Override
  public Integer call() throws InterruptedException, SQLException, IOException {
    PlatformState platform = target.platform();
    ManagedChannel ingestion = Target.asyncChannel(platform, Component.INGESTION);
    ManagedChannel features = Target.channel(platform, Component.FEATURE);
    try (Connection database = target.database(platform, "ingestion")) {
      FollowingFeatures following = new FollowingFeatures(features, ingestion);
      long windowed = following.require(WINDOWED_FEATURES, "view_item");
      System.out.println("windowed features that each event changes: " + windowed);
      EventServiceFutureStub service = EventServiceGrpc.newFutureStub(ingestion);
      Report report = new Report();
      warmUp(service, following);
      IngestCase single = run(platform, service, following, 1);
      single.addTo(report.row("one by one"));
      IngestCase hundred = run(platform, service, following, 100);
      hundred.addTo(report.row("batches of 100"));
      run(platform, service, following, 1000).addTo(report.row("batches of 1000"));
      double copied = CopyBaseline.rowsPerSecond(database, events);
      report.print();
      double ratio = hundred.eventsPerSecond() / copied;
      System.out.printf(
          Locale.ROOT,
          "bare COPY of the same rows: %.0f rows/s; batches of 100 reach %.3f of that%n",
          copied,
          ratio);
      new Figures()
          .with("events_per_second_batched", hundred.eventsPerSecond())
          .with("events_per_second_single", single.eventsPerSecond())
          .with("cpu_us_per_event", hundred.cpuMicrosPerEvent())
          .with("ack_ms_p99", hundred.load().latencies().millis(0.99))
          .with("copy_ratio", ratio)
          .write(target.json());
    } finally {
      ingestion.shutdownNow();
      features.shutdownNow();
    }
    return 0;
  }

  /** Until the compilers of all services have seen what is coming. */
  private void warmUp(EventServiceFutureStub service, FollowingFeatures following)
      throws InterruptedException {
    send(service, events / 2, 100);
    send(service, events / 2, 1);
    following.awaitCaughtUp();
  }

  private IngestCase run(
      PlatformState platform,
      EventServiceFutureStub service,
      FollowingFeatures following,
      int batch)
      throws InterruptedException {
    int sent = batch == 1 ? events / 2 : events;
    CpuMeter cpu =
        new CpuMeter(
            platform, Component.INGESTION, Component.POSTGRES, Component.FEATURE, Component.REDIS);
    Duration ownBefore = ownCpu();
    Load load = send(service, sent, batch);
    Duration client = ownCpu().minus(ownBefore);
    following.awaitCaughtUp();
    return new IngestCase(sent, load, cpu.spent(), client);
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private Load send(EventServiceFutureStub service, int count, int batch)
      throws InterruptedException {
    return Load.runAsync(
        count / batch,
        batch == 1 ? eventsUnderWay : batchesUnderWay,
        number -> {
          IngestEventsRequest.Builder request = IngestEventsRequest.newBuilder();
          for (int i = 0; i < batch; i++) {
            request.addEvents(event(number * batch + i));
          }
          ListenableFuture<IngestEventsResponse> response =
              service.withDeadlineAfter(30, TimeUnit.SECONDS).ingestEvents(request.build());
          return Futures.transform(
              response, IngestBench::requireAccepted, MoreExecutors.directExecutor());
        });
  }

  private static IngestEventsResponse requireAccepted(IngestEventsResponse response) {
    for (EventResult result : response.getResultsList()) {
      if (result.getOutcome() != EventOutcome.EVENT_OUTCOME_ACCEPTED) {
        throw new IllegalStateException("not accepted: " + result);
      }
    }
    return response;
  }

  private static Event event(int number) {
    return Event.newBuilder()
        .setEventId(UUID.randomUUID().toString())
        .setOccurredAt(Timestamp.newBuilder().setSeconds(Instant.now().getEpochSecond()))
        .setShopperId("bench-" + number % 5000)
        .setViewItem(ViewItem.newBuilder().setItemId("bench-item-" + number % 300))
        .build();
  }
}
