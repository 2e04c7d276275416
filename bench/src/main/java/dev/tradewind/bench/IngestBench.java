package dev.tradewind.bench;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.IngestEventsRequest;
import dev.tradewind.api.ingestion.v1.ViewItem;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        "Sends view_item events and reports the rate and the CPU time of an event. The events stay: take"
            + " a platform of its own (--home DIR).",
    mixinStandardHelpOptions = true)
final class IngestBench implements Callable<Integer> {

  @Mixin private Target target = new Target();

  @Option(names = "--events", description = "Events a case (default: ${DEFAULT-VALUE}).")
  private int events = 20_000;

  @Option(names = "--callers", description = "Callers at once (default: ${DEFAULT-VALUE}).")
  private int callers = 8;

  @Override
  public Integer call() throws InterruptedException {
    PlatformState platform = target.platform();
    ManagedChannel channel = Target.channel(platform, Component.INGESTION);
    try {
      EventServiceGrpc.EventServiceBlockingStub service = EventServiceGrpc.newBlockingStub(channel);
      send(service, events / 4, 100);
      Report report = new Report();
      for (int batch : new int[] {1, 100, 1000}) {
        int sent = batch == 1 ? events / 10 : events;
        CpuMeter cpu = new CpuMeter(platform, Component.INGESTION, Component.POSTGRES);
        Load load = send(service, sent, batch);
        List<Duration> spent = cpu.spent();
        report
            .row("batches of " + batch)
            .with("events_per_s", sent / (load.wall().toNanos() / 1e9))
            .with("ack_p50_ms", load.latencies().millis(0.5))
            .with("ack_p99_ms", load.latencies().millis(0.99))
            .with("ingestion_cpu_us", spent.get(0).toNanos() / 1e3 / sent)
            .with("postgres_cpu_us", spent.get(1).toNanos() / 1e3 / sent);
      }
      report.print();
      report.write(target.json());
    } finally {
      channel.shutdownNow();
    }
    return 0;
  }

  private Load send(EventServiceGrpc.EventServiceBlockingStub service, int count, int batch)
      throws InterruptedException {
    return Load.run(
        count / batch,
        callers,
        number -> {
          IngestEventsRequest.Builder request = IngestEventsRequest.newBuilder();
          for (int i = 0; i < batch; i++) {
            request.addEvents(event(number * batch + i));
          }
          List<EventResult> results =
              service
                  .withDeadlineAfter(30, TimeUnit.SECONDS)
                  .ingestEvents(request.build())
                  .getResultsList();
          for (EventResult result : results) {
            if (result.getOutcome() != EventOutcome.EVENT_OUTCOME_ACCEPTED) {
              throw new IllegalStateException("not accepted: " + result);
            }
          }
        });
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
