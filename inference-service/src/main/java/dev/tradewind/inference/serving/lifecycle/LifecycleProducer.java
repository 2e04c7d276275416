package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.serving.batch.BatchRules;
import dev.tradewind.inference.serving.domain.Backoff;
import dev.tradewind.inference.serving.domain.MemoryBudget;
import dev.tradewind.inference.serving.engine.ModelGate;
import dev.tradewind.inference.serving.engine.ModelLoader;
import dev.tradewind.inference.serving.golden.GoldenReplay;
import dev.tradewind.inference.serving.lifecycle.ModelRollout.Terms;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServingConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Makes the rollout as it is configured. */
final class LifecycleProducer {

  private static final String PREFIX = "tradewind.inference.models.";
  private static final long NOISE_NANOS = Duration.ofMillis(5).toNanos();

  private LifecycleProducer() {}

  @Produces
  @Singleton
  static ModelRollout rollout(
      ModelGate gate,
      ModelLoader loader,
      ServedModels served,
      ServingConfig serving,
      LifecycleConfig config,
      Clock clock) {
    return rollout(gate, loader, served, serving, config, clock, System::nanoTime);
  }

  static ModelRollout rollout(
      ModelGate gate,
      ModelLoader loader,
      ServedModels served,
      ServingConfig serving,
      LifecycleConfig config,
      Clock clock,
      LongSupplier nanoTime) {
    BatchRules rules = BatchRules.of(serving.batch());
    GoldenReplay replay =
        new GoldenReplay(
            Setting.between(PREFIX + "golden-slowest", config.goldenSlowest(), 0, 1000),
            NOISE_NANOS,
            nanoTime);
    return new ModelRollout(
        new Preparation(gate, loader, rules, replay), served, terms(config), clock, nanoTime);
  }

  private static Terms terms(LifecycleConfig config) {
    return new Terms(
        new Backoff(
            Setting.positive(PREFIX + "refused-pause", config.refusedPause()),
            Setting.positive(PREFIX + "refused-longest-pause", config.refusedLongestPause())),
        new MemoryBudget(
            Setting.between(PREFIX + "memory", config.memory(), 0, Long.MAX_VALUE),
            Setting.positive(PREFIX + "least-idle", config.leastIdle())),
        Setting.positive(PREFIX + "probation", config.probation()),
        Setting.between(PREFIX + "probation-runs", config.probationRuns(), 1, 1_000_000),
        Setting.between(PREFIX + "probation-failures", config.probationFailures(), 0, 1));
  }
}
