package dev.tradewind.inference.experiment.domain;

import java.util.HashMap;
import java.util.Map;

/** What the shadows of one experiment answered in this process. Safe for many threads. */
public final class ShadowTally {

  private final Map<String, Shadow> shadows = new HashMap<>();

  /**
   * What is known of a shadow.
   *
   * @param answered how often it did
   * @param missed how often it did not, or was not asked for want of room
   * @param overlap sum of the shares of the best that both rankings had
   * @param millis sum of the times that it took
   */
  public record Shadow(long answered, long missed, double overlap, double millis) {

    /** A shadow that was never asked. */
    public static final Shadow NONE = new Shadow(0, 0, 0, 0);

    /** The mean share of the best that both had; 0 where it never answered. */
    public double meanOverlap() {
      return answered == 0 ? 0 : overlap / answered;
    }

    /** The mean time that it took, in milliseconds; 0 where it never answered. */
    public double meanMillis() {
      return answered == 0 ? 0 : millis / answered;
    }

    private Shadow plus(Shadow other) {
      return new Shadow(
          answered + other.answered,
          missed + other.missed,
          overlap + other.overlap,
          millis + other.millis);
    }
  }

  /** A shadow answered. */
  public synchronized void answered(String shadow, double overlap, double millis) {
    shadows.merge(shadow, new Shadow(1, 0, overlap, millis), Shadow::plus);
  }

  /** A shadow did not answer. */
  public synchronized void missed(String shadow) {
    shadows.merge(shadow, new Shadow(0, 1, 0, 0), Shadow::plus);
  }

  /** What is known of a shadow. */
  public synchronized Shadow of(String shadow) {
    return shadows.getOrDefault(shadow, Shadow.NONE);
  }
}
