package dev.tradewind.ingestion.bulk;

import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.ingestion.bulk.domain.Tally;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where an import's events go: the same intake as every other event's. */
interface EventSink {

  /** Takes a batch; when the answer is there it is durable. */
  Uni<Tally> take(List<Event> events);
}
