package dev.tradewind.training.report.plot;

import java.util.List;
import java.util.stream.IntStream;

/** Fewer points of a long curve. */
public final class Thinning {

  private Thinning() {}

  /** Evenly spaced ones, the first and the last among them; all where they are few. */
  public static <T> List<T> of(List<T> all, int most) {
    if (all.size() <= most) {
      return all;
    }
    return IntStream.range(0, most)
        .mapToObj(i -> all.get((int) Math.round((double) i * (all.size() - 1) / (most - 1))))
        .toList();
  }
}
