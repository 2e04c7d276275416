package dev.tradewind.ingestion.event.postgres;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Screened;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;

/** A batch as the arrays that append_batch takes. */
final class AppendArguments {

  private AppendArguments() {}

  static Tuple of(Batch batch) {
    List<Screened.Good> events = batch.events();
    return Tuple.of(
        batch.receivedAt().atOffset(ZoneOffset.UTC),
        events.stream().map(Screened.Good::eventId).toArray(String[]::new),
        events.stream().map(Screened.Good::partition).toArray(Integer[]::new),
        events.stream()
            .map(event -> Buffer.buffer(event.payload().bytes()))
            .toArray(Buffer[]::new));
  }
}
