package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.batch.BatchConfig;
import dev.tradewind.inference.serving.batch.BatchObserver;
import dev.tradewind.inference.serving.batch.BatchRules;
import dev.tradewind.inference.serving.batch.BatchWorkers;
import dev.tradewind.inference.serving.batch.domain.QueueLimits;
import io.quarkus.arc.All;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** The threads that run models, and the queue before them: both bounded, as configured. */
@Singleton
public class ModelWorkers {

  private static final String PREFIX = "tradewind.inference.serving.";
  private static final int MOST_CALLS = 100_000;
  private static final int MOST_ROWS = 10_000_000;

  private final BatchWorkers batches;

  /** Workers whom nobody observes. */
  public ModelWorkers(ServingConfig config) {
    this(config, List.of());
  }

  /** Workers as configured. */
  @Inject
  public ModelWorkers(ServingConfig config, @All List<BatchObserver> observers) {
    this.batches =
        new BatchWorkers(
            workers(config),
            limits(config),
            BatchRules.of(config.batch()),
            BatchObserver.all(observers));
  }

  private static int workers(ServingConfig config) {
    int workers = Setting.between(PREFIX + "workers", config.workers(), 0, 256);
    return workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
  }

  private static QueueLimits limits(ServingConfig config) {
    BatchConfig batch = config.batch();
    String prefix = PREFIX + "batch.";
    return new QueueLimits(
        Setting.between(PREFIX + "queue", config.queue(), 1, MOST_CALLS),
        Setting.between(prefix + "queue-per-model", batch.queuePerModel(), 1, MOST_CALLS),
        Setting.between(prefix + "queue-rows", batch.queueRows(), 1, MOST_ROWS),
        Setting.between(prefix + "queue-rows-per-model", batch.queueRowsPerModel(), 1, MOST_ROWS));
  }

  /** Calls of a model that wait. */
  public int waiting(String model) {
    return batches.waiting(model);
  }

  /** Where calls queue. */
  public BatchWorkers batches() {
    return batches;
  }

  /** Calls that wait are still run: their callers wait for an answer. */
  @PreDestroy
  public void stop() throws InterruptedException {
    batches.stop();
  }
}
