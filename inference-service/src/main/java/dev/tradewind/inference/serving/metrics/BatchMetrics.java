package dev.tradewind.inference.serving.metrics;

import dev.tradewind.inference.predict.RunCost;
import dev.tradewind.inference.serving.batch.BatchObserver;
import dev.tradewind.inference.serving.runtime.ModelWorkers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** What the workers do, by model: names that are served only, so that there are not many. */
@Singleton
public class BatchMetrics implements BatchObserver {

  private static final String PREFIX = "tradewind.inference.";
  private static final String MODEL = "model";

  private final MeterRegistry registry;
  private final Provider<ModelWorkers> workers;
  private final Map<String, Meters> byModel = new ConcurrentHashMap<>();

  /**
   * @param workers who are made with this observer, and so after it
   */
  BatchMetrics(MeterRegistry registry, Provider<ModelWorkers> workers) {
    this.registry = registry;
    this.workers = workers;
  }

  private record Meters(
      Timer queue,
      Timer compute,
      DistributionSummary calls,
      DistributionSummary rows,
      DistributionSummary padding,
      Counter shed,
      Counter late) {}

  private Meters of(String model) {
    return byModel.computeIfAbsent(model, this::register);
  }

  private Meters register(String model) {
    Gauge.builder(PREFIX + "queue.calls", () -> workers.get().waiting(model))
        .description("Calls that wait for a run.")
        .tag(MODEL, model)
        .register(registry);
    return new Meters(
        timer("queue.time", "From admission to the run.", model),
        timer("compute.time", "A run, which calls may share.", model),
        summary("batch.calls", "Calls that shared a run.", model),
        summary("batch.rows", "Rows that ran together, padding left out.", model),
        summary("batch.padding", "Rows of padding of a run.", model),
        counter("shed", "Calls turned away as too many waited.", model),
        counter("late", "Calls not run as their deadline could not be met.", model));
  }

  private Timer timer(String name, String description, String model) {
    return Timer.builder(PREFIX + name)
        .description(description)
        .publishPercentileHistogram()
        .tag(MODEL, model)
        .register(registry);
  }

  private DistributionSummary summary(String name, String description, String model) {
    return DistributionSummary.builder(PREFIX + name)
        .description(description)
        .tag(MODEL, model)
        .register(registry);
  }

  private Counter counter(String name, String description, String model) {
    return Counter.builder(PREFIX + name)
        .description(description)
        .tag(MODEL, model)
        .register(registry);
  }

  @Override
  public void answered(String model, int rows, RunCost cost) {
    of(model).queue.record(cost.queueNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void ran(String model, int calls, int rows, int size, long nanos) {
    Meters meters = of(model);
    meters.compute.record(nanos, TimeUnit.NANOSECONDS);
    meters.calls.record(calls);
    meters.rows.record(rows);
    meters.padding.record(size - rows);
  }

  @Override
  public void shed(String model) {
    of(model).shed.increment();
  }

  @Override
  public void late(String model) {
    of(model).late.increment();
  }
}
