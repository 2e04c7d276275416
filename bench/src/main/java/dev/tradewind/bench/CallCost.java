package dev.tradewind.bench;

import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import java.time.Duration;
import java.util.List;

/**
 * What a call costs.
 *
 * @param server CPU milliseconds of the feature service
 * @param redis CPU milliseconds of Redis
 */
record CallCost(double server, double redis, Latencies latencies) {

  /** The JVM compiles for as long as calls get cheaper; then it is let alone. */
  private static final int MAX_WARM_UPS = 20;

  private static final int LEAST_WARM_UPS = 3;
  private static final double MUCH_CHEAPER = 0.93;

  /**
   * Repeats a case until it does not get cheaper any more; answers the cheapest.
   *
   * @param count calls a measurement
   * @param callers at once
   */
  static CallCost steady(PlatformState platform, int count, int callers, Load.Call call)
      throws InterruptedException {
    CallCost best = measure(platform, count, callers, call);
    for (int i = 0; i < MAX_WARM_UPS; i++) {
      CallCost next = measure(platform, count, callers, call);
      boolean muchCheaper = next.server < MUCH_CHEAPER * best.server;
      best = next.server < best.server ? next : best;
      if (i >= LEAST_WARM_UPS && !muchCheaper) {
        return best;
      }
    }
    return best;
  }

  private static CallCost measure(PlatformState platform, int count, int callers, Load.Call call)
      throws InterruptedException {
    CpuMeter cpu = new CpuMeter(platform, Component.FEATURE, Component.REDIS);
    Load load = Load.run(count, callers, call);
    List<Duration> spent = cpu.spent();
    return new CallCost(
        spent.get(0).toNanos() / 1e6 / count,
        spent.get(1).toNanos() / 1e6 / count,
        load.latencies());
  }
}
