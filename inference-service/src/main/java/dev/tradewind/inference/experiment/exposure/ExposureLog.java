package dev.tradewind.inference.experiment.exposure;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.ExperimentAssignment;
import dev.tradewind.api.ingestion.v1.Exposure;
import dev.tradewind.inference.decision.domain.RankingIds;
import dev.tradewind.inference.shoplog.EventOutbox;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;

/** Sends exposures as events. */
@Singleton
public class ExposureLog {

  private final EventOutbox outbox;
  private final RankingIds ids;
  private final Clock clock;

  ExposureLog(EventOutbox outbox, Clock clock) {
    this.outbox = outbox;
    this.ids = new RankingIds(clock, new SecureRandom());
    this.clock = clock;
  }

  /**
   * A subject met its arm.
   *
   * @param rankingId that was shown; empty where none was. One ranking makes one event
   * @param surface where; may be empty
   * @return whether the event waits to be sent
   */
  public boolean log(
      String experimentId, String arm, String subject, String rankingId, String surface) {
    Instant now = clock.instant();
    return outbox.offer(
        Event.newBuilder()
            .setEventId(ids.next().toString())
            .setOccurredAt(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
            // Whether the shop knows who it is is not known here; both ids share one name space.
            .setAnonymousId(subject)
            .setExposure(
                Exposure.newBuilder()
                    .setExperiment(
                        ExperimentAssignment.newBuilder()
                            .setExperimentId(experimentId)
                            .setVariant(arm))
                    .setRankingId(rankingId)
                    .setSurface(surface))
            .build());
  }
}
