package dev.tradewind.local.demo;

import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.ingestion.v1.GetEventLogRequest;
import dev.tradewind.api.ingestion.v1.PartitionStatus;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.console.Poll;
import dev.tradewind.local.platform.PlatformException;
import java.time.Duration;

/** Waits until the feature service has applied the whole log. */
final class Materialization {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final PlatformClient platform;
  private final Console console;

  Materialization(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  /** How many events the log holds. */
  long logged() {
    return platform
        .events()
        .getEventLog(GetEventLogRequest.getDefaultInstance())
        .getPartitionsList()
        .stream()
        .mapToLong(PartitionStatus::getEndOffset)
        .sum();
  }

  /** Waits, then says how many events have been applied. */
  long awaitAll() throws InterruptedException {
    long logged = logged();
    boolean all =
        Poll.until(
            LIMIT,
            POLL,
            () -> {
              long applied = status().getEventsApplied();
              console.progress("  applied    %,9d of %,d", applied, logged);
              return applied >= logged;
            });
    GetMaterializationStatusResponse status = status();
    if (!all) {
      throw new PlatformException(
          status.getEventsApplied()
              + " of "
              + logged
              + " events were applied within "
              + LIMIT.toMinutes()
              + " minutes; state "
              + status.getState());
    }
    return status.getEventsApplied();
  }

  private GetMaterializationStatusResponse status() {
    return platform
        .materialization()
        .getMaterializationStatus(GetMaterializationStatusRequest.getDefaultInstance());
  }
}
