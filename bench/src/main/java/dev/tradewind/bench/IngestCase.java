package dev.tradewind.bench;

import java.time.Duration;
import java.util.List;

/**
 * What a case of {@link IngestBench} took.
 *
 * @param events how many were sent
 * @param load the callers' view of it
 * @param spent CPU time of ingestion, PostgreSQL, feature service and Redis, until features were up
 *     to date
 * @param client CPU time of this process
 */
record IngestCase(int events, Load load, List<Duration> spent, Duration client) {

  double eventsPerSecond() {
    return events / (load.wall().toNanos() / 1e9);
  }

  /** Of all processes but the client. */
  double cpuMicrosPerEvent() {
    return micros(spent.stream().reduce(Duration.ZERO, Duration::plus));
  }

  void addTo(Report.Row row) {
    row.with("events_per_s", eventsPerSecond())
        .with("ack_p50_ms", load.latencies().millis(0.5))
        .with("ack_p99_ms", load.latencies().millis(0.99))
        .with("ingestion_cpu_us", micros(spent.get(0)))
        .with("postgres_cpu_us", micros(spent.get(1)))
        .with("feature_cpu_us", micros(spent.get(2)))
        .with("redis_cpu_us", micros(spent.get(3)))
        .with("client_cpu_us", micros(client));
  }

  private double micros(Duration cpu) {
    return cpu.toNanos() / 1e3 / events;
  }
}
