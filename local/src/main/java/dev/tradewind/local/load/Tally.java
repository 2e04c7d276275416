package dev.tradewind.local.load;

import dev.tradewind.api.ingestion.v1.EventOutcome;
import dev.tradewind.api.ingestion.v1.EventResult;
import dev.tradewind.api.ingestion.v1.IngestEventsResponse;
import java.util.HashMap;
import java.util.Map;

/** Counts what became of events. Safe to use from several threads. */
final class Tally {

  private final Map<String, Long> quarantined = new HashMap<>();
  private long accepted;
  private long duplicate;

  synchronized void add(IngestEventsResponse response) {
    for (EventResult result : response.getResultsList()) {
      EventOutcome outcome = result.getOutcome();
      if (outcome == EventOutcome.EVENT_OUTCOME_ACCEPTED) {
        accepted++;
      } else if (outcome == EventOutcome.EVENT_OUTCOME_DUPLICATE) {
        duplicate++;
      } else {
        String field = result.getField().isEmpty() ? "" : " (" + result.getField() + ")";
        quarantined.merge(result.getReason() + field, 1L, Long::sum);
      }
    }
  }

  synchronized SendTotals totals(long retries, double seconds) {
    return new SendTotals(accepted, duplicate, quarantined, retries, seconds);
  }
}
