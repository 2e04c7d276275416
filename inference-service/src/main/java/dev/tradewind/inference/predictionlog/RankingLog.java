package dev.tradewind.inference.predictionlog;

import dev.tradewind.inference.decision.recommend.RankingWitness;
import dev.tradewind.inference.decision.recommend.Recommendation;
import dev.tradewind.inference.predictionlog.domain.Sampling;
import dev.tradewind.inference.shoplog.EventOutbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Sends a sample of the rankings to the shop's log. No answer waits for it, and none fails by it:
 * what cannot be sent is dropped and counted by the outbox, what cannot be made is counted here.
 */
@Singleton
class RankingLog implements RankingWitness {

  private static final Logger LOG = Logger.getLogger(RankingLog.class);

  private final Sampling sampling;
  private final EventOutbox outbox;
  private final Clock clock;
  private final Counter failed;

  RankingLog(ModelSampling sampling, EventOutbox outbox, Clock clock, MeterRegistry registry) {
    this.sampling = sampling.of(RankingEvent.MODEL);
    this.outbox = outbox;
    this.clock = clock;
    this.failed =
        Counter.builder("tradewind.inference.predictions.failed")
            .description("Answers of the sample of which no event could be made.")
            .tag("model", RankingEvent.MODEL)
            .register(registry);
  }

  /** Those that no model made say nothing of any, and are left out. */
  @Override
  public void answered(String shopperId, String rankingId, Recommendation recommendation) {
    try {
      if (recommendation.modelVersion() != 0 && sampling.takes(rankingId)) {
        boolean unused =
            outbox.offer(
                new RankingEvent(shopperId, rankingId, recommendation)
                    .at(clock.instant(), sampling.rate()));
      }
    } catch (RuntimeException failure) {
      failed.increment();
      LOG.errorf(failure, "ranking %s is not logged", rankingId);
    }
  }
}
