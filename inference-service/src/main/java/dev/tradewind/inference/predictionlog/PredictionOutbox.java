package dev.tradewind.inference.predictionlog;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.inference.predictionlog.domain.Sampling;
import dev.tradewind.inference.shoplog.EventOutbox;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Sends those predictions that are of the sample to the shop's log. No answer waits for it, and
 * none fails by it: what cannot be sent is dropped and counted by {@link EventOutbox}, what cannot
 * be made is counted here.
 */
@Singleton
public class PredictionOutbox {

  /** What a prediction is for where a caller asked the model itself. */
  public static final String PREDICT = "predict";

  private static final Logger LOG = Logger.getLogger(PredictionOutbox.class);

  private final ModelSampling sampling;
  private final EventOutbox outbox;
  private final Clock clock;
  private final MeterRegistry registry;
  private final Map<String, Counter> failures = new ConcurrentHashMap<>();

  PredictionOutbox(
      ModelSampling sampling, EventOutbox outbox, Clock clock, MeterRegistry registry) {
    this.sampling = sampling;
    this.outbox = outbox;
    this.clock = clock;
    this.registry = registry;
  }

  /**
   * A model answered.
   *
   * @param model its name: one of few
   * @param id of the prediction
   * @param subjectId whose it is; empty where it is nobody's
   * @param prediction made only where it is of the sample; without id, model and rate. Empty where
   *     there is nothing to be logged
   * @return whether it waits to be sent now
   */
  public boolean offer(
      String model,
      String id,
      String subjectId,
      Supplier<Optional<Prediction.Builder>> prediction) {
    try {
      Sampling sample = sampling.of(model);
      // From the first answer on: an increase from nothing would be seen by no alert.
      failures.computeIfAbsent(model, this::failed);
      return sample.takes(id)
          && prediction
              .get()
              .map(it -> it.setPredictionId(id).setModel(model).setSampleRate(sample.rate()))
              .filter(it -> outbox.offer(event(id, subjectId, it)))
              .isPresent();
    } catch (RuntimeException failure) {
      failures.computeIfAbsent(model, this::failed).increment();
      LOG.errorf(failure, "prediction %s of %s is not logged", id, model);
      return false;
    }
  }

  private Event event(String id, String subjectId, Prediction.Builder prediction) {
    Instant now = clock.instant();
    return Event.newBuilder()
        .setEventId("p." + id)
        .setOccurredAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .setShopperId(subjectId)
        .setPrediction(prediction)
        .build();
  }

  private Counter failed(String model) {
    return Counter.builder("tradewind.inference.predictions.failed")
        .description("Answers of the sample of which no event could be made.")
        .tag("model", model)
        .register(registry);
  }
}
