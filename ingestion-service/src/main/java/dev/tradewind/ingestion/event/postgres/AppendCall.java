package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.EventKey;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.ingestion.event.domain.Screened;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A call of append_batch: a batch as the arrays that it takes, and its answer as a receipt. */
final class AppendCall {

  private final Instant receivedAt;

  /** By partition, which spares the database the sorting; in the batch's order within each. */
  private final List<Screened.Good> events;

  AppendCall(Batch batch) {
    receivedAt = batch.receivedAt();
    events =
        batch.events().stream().sorted(Comparator.comparingInt(Screened.Good::partition)).toList();
  }

  LocalDate day() {
    return LocalDate.ofInstant(receivedAt, ZoneOffset.UTC);
  }

  Tuple arguments() {
    int size = events.size();
    UUID[] keys = new UUID[size];
    Integer[] partitions = new Integer[size];
    Buffer[] payloads = new Buffer[size];
    for (int i = 0; i < size; i++) {
      Screened.Good event = events.get(i);
      keys[i] = EventKey.of(event.eventId());
      partitions[i] = event.partition();
      payloads[i] = Buffer.buffer(event.payload().bytes());
    }
    return Tuple.of(receivedAt.atOffset(ZoneOffset.UTC), keys, partitions, payloads);
  }

  Receipt receipt(RowSet<Row> grown) {
    Set<String> ids = new HashSet<>();
    Map<Integer, Long> ends = new HashMap<>();
    for (Row row : grown) {
      ends.put(row.getInteger(0), row.getLong(1));
      for (Long place : row.getArrayOfLongs(2)) {
        ids.add(events.get(Math.toIntExact(place - 1)).eventId());
      }
    }
    return new Receipt(ids, ends);
  }
}
