package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.QuarantinePage;
import dev.tradewind.ingestion.event.domain.QuarantinedEvent;
import dev.tradewind.ingestion.event.domain.Screened;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Where refused events are kept until somebody corrects or discards them. The same bytes are kept
 * once, so that a sender who tries again and again adds nothing.
 *
 * <p>Every method may fail with a ServiceException of reason DEPENDENCY_UNAVAILABLE or OVERLOADED,
 * and may be tried again.
 */
public interface Quarantine {

  /**
   * Keeps refused events. Durable once this answers; bytes that are kept already stay as they are.
   */
  Uni<Void> keep(Instant refusedAt, List<Screened.Refused> refused);

  /**
   * Reads the quarantine, newest first.
   *
   * @param beforeId only older ones than this; {@link Long#MAX_VALUE} for the newest
   * @param maxEvents at most so many, at least 1
   * @param maxBytes the page ends before the payloads exceed this; one event is given in any case
   */
  Uni<QuarantinePage> page(long beforeId, int maxEvents, int maxBytes);

  /** How many events are in quarantine. */
  Uni<Long> size();

  /** Those of the ids that are in quarantine, by rising id. */
  Uni<List<QuarantinedEvent>> find(Set<Long> ids);

  /**
   * Gives an event the reason of its latest refusal; its bytes stay as they were sent. An unknown
   * id is ignored.
   */
  Uni<Void> restate(long id, Screened.Refused latest);

  /** Forgets events for good; answers how many there were. Unknown ids are ignored. */
  Uni<Integer> remove(Set<Long> ids);
}
