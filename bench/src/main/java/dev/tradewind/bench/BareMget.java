package dev.tradewind.bench;

import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The least that Redis can do for a read: one MGET of as many keys, with as many bytes. */
final class BareMget {

  private static final int CALLS = 2_000;

  /** What Redis sends around each value of some kilobytes. */
  private static final int FRAME = 9;

  private BareMget() {}

  /**
   * CPU milliseconds of Redis a call.
   *
   * @param bytes that it answers, all in all
   */
  static double redisMillis(PlatformState platform, RedisProbe redis, int keys, long bytes)
      throws IOException {
    byte[] value = new byte[Math.toIntExact(bytes / keys) - FRAME];
    List<byte[]> names = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      byte[] name = ("bench:features:" + i).getBytes(StandardCharsets.US_ASCII);
      redis.command("SET", List.of(name, value));
      names.add(name);
    }
    try {
      CpuMeter cpu = new CpuMeter(platform, Component.REDIS);
      for (int i = 0; i < CALLS; i++) {
        redis.command("MGET", names);
      }
      return cpu.spent().get(0).toNanos() / 1e6 / CALLS;
    } finally {
      redis.command("DEL", names);
    }
  }
}
