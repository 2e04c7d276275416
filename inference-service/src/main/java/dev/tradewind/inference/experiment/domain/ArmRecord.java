package dev.tradewind.inference.experiment.domain;

import java.util.EnumMap;
import java.util.Map;

/** What is known of the subjects of one arm whose windows ended in one stretch of time. */
public record ArmRecord(Map<Metric, Moments> metrics) {

  /** Of nobody. */
  public static final ArmRecord NONE = new ArmRecord(Map.of());

  public ArmRecord {
    metrics = Map.copyOf(metrics);
  }

  /** What is known of a metric. */
  public Moments of(Metric metric) {
    return metrics.getOrDefault(metric, Moments.NONE);
  }

  /** With a subject whose window is over. */
  ArmRecord with(Subject subject) {
    Map<Metric, Moments> more = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      if (metric.isOutcome()) {
        more.put(metric, of(metric).plus(moments(subject, metric)));
      }
    }
    return new ArmRecord(more);
  }

  private static Moments moments(Subject subject, Metric metric) {
    double numerator = subject.numerator(metric);
    double denominator = subject.denominator(metric);
    PrePeriod before = subject.before();
    return before.isKnown()
        ? Moments.NONE.with(
            numerator, denominator, before.numerator(metric), before.denominator(metric))
        : Moments.NONE.with(numerator, denominator);
  }

  /** These and others. */
  public ArmRecord plus(ArmRecord other) {
    Map<Metric, Moments> sums = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      sums.put(metric, of(metric).plus(other.of(metric)));
    }
    return new ArmRecord(sums);
  }
}
