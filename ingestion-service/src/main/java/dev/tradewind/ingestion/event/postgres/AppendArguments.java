package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Screened;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** A batch as the arrays that append_batch takes. */
final class AppendArguments {

  private AppendArguments() {}

  static Tuple of(Batch batch) {
    List<Screened.Good> events = batch.events();
    List<Screened.Refused> refused = batch.refused();
    Integer[] partitions = events.stream().map(Screened.Good::partition).toArray(Integer[]::new);
    return Tuple.tuple()
        .addOffsetDateTime(batch.receivedAt().atOffset(ZoneOffset.UTC))
        .addArrayOfString(texts(events, Screened.Good::eventId))
        .addArrayOfInteger(partitions)
        .addArrayOfBuffer(payloads(events))
        .addArrayOfString(texts(refused, event -> event.reason().name()))
        .addArrayOfString(texts(refused, Screened.Refused::field))
        .addArrayOfString(texts(refused, Screened.Refused::detail))
        .addArrayOfBuffer(payloads(refused));
  }

  private static <T> String[] texts(List<T> events, Function<T, String> text) {
    return events.stream().map(text).toArray(String[]::new);
  }

  private static Buffer[] payloads(List<? extends Screened> events) {
    return events.stream()
        .map(event -> Buffer.buffer(event.payload().bytes()))
        .toArray(Buffer[]::new);
  }
}
