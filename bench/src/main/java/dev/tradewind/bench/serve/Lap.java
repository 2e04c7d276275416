package dev.tradewind.bench.serve;

import dev.tradewind.bench.Load;
import java.time.Duration;
import java.util.Locale;

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

  /** The head of a table of laps. */
  static void printHead(String what) {
    System.out.printf("%-44s%12s%12s%12s%12s%n", what, "CPU us", "requests/s", "p50 ms", "p99 ms");
  }

  /** A line of it. */
  void print(String name) {
    System.out.printf(
        Locale.ROOT, "%-44s%12.1f%12.0f%12.3f%12.3f%n", name, cpuMicros, perSecond, p50, p99);
  }

  /** The same where each request was so many. */
  Lap shared(int many) {
    return new Lap(cpuMicros / many, perSecond * many, p50, p99);
  }
}
