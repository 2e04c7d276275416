package dev.tradewind.bench.serve;

import dev.tradewind.bench.Load;
import java.time.Duration;

/**
 * What so many requests took.
 *
 * @param cpuMicros CPU time of the process that answers, a request
 * @param perSecond requests
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Lap(double cpuMicros, double perSecond, double p50, double p99) {

  static Lap of(Load load, int requests, Duration cpu) {
    return new Lap(
        cpu.toNanos() / 1e3 / requests,
        requests / (load.wall().toNanos() / 1e9),
        load.latencies().millis(.5),
        load.latencies().millis(.99));
  }

  /** The same where each request was so many. */
  Lap shared(int many) {
    return new Lap(cpuMicros / many, perSecond * many, p50, p99);
  }
}
