package dev.tradewind.ingestion.event.kafka;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.Partitions;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.kafka.domain.Landmarks;
import dev.tradewind.ingestion.event.log.EventLog;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/**
 * The event log in Kafka: one instance writes, each batch in one transaction; every instance reads.
 * Answers come back on the caller's own context.
 */
final class KafkaEventLog implements EventLog, AutoCloseable {

  private final List<Integer> partitions;
  private final LogWriter writer;
  private final WriterSeat seat;
  private final ReaderPool readers;

  private KafkaEventLog(KafkaSettings settings, Partitions partitions, Clock clock) {
    KafkaClients clients = new KafkaClients(settings);
    LogEnds ends = new LogEnds();
    Landmarks landmarks = new Landmarks();
    this.partitions = IntStream.range(0, partitions.count()).boxed().toList();
    this.writer =
        new LogWriter(
            new Terms(clients, settings, partitions.count(), ends, landmarks, clock), settings);
    this.seat = new WriterSeat(clients, settings.writerTopic(), writer);
    this.readers =
        new ReaderPool(
            () ->
                new SliceReader(
                    new LogConsumer(clients.reader(), settings.topic(), settings.timeout()),
                    ends,
                    landmarks,
                    settings.timeout()),
            settings.readers(),
            settings.maxQueued());
  }

  /**
   * Makes or checks the topic, and asks for the writer's seat; the log can be read at once, and
   * written as soon as this instance has the seat. Throws IllegalStateException where the topic
   * will not do, KafkaException where the brokers do not answer.
   */
  static KafkaEventLog open(KafkaSettings settings, Partitions partitions, Clock clock) {
    try (Admin admin = new KafkaClients(settings).admin()) {
      new LogTopic(admin, settings, partitions.count()).require();
    }
    KafkaEventLog log = new KafkaEventLog(settings, partitions, clock);
    log.seat.start();
    return log;
  }

  /** Whether this instance is the one that writes, and ready to. */
  boolean isWriting() {
    return writer.isWriting();
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    return backToCaller(writer.append(batch));
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    return backToCaller(readers.read(range));
  }

  @Override
  public Uni<Map<Integer, Extent>> extents() {
    return backToCaller(readers.extents(partitions));
  }

  @Override
  public void close() {
    seat.close();
    writer.close();
    readers.close();
  }

  private static <T> Uni<T> backToCaller(Uni<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = Vertx.currentContext();
              return caller == null
                  ? work
                  : work.emitOn(command -> caller.runOnContext(ignored -> command.run()));
            });
  }
}
