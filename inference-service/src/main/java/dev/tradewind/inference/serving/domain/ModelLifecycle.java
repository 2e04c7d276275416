package dev.tradewind.inference.serving.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one model stands: what serves, and what was refused last. What serves changes only when
 * something newer has been loaded and warmed; a refusal never takes anything away.
 *
 * @param serving the champion that answers calls
 * @param refusal the champion that could not be loaded, if that was the last thing tried
 */
public record ModelLifecycle(Optional<Champion> serving, Optional<Refusal> refusal) {

  /** A model of which nothing is loaded. */
  public static final ModelLifecycle EMPTY = new ModelLifecycle(Optional.empty(), Optional.empty());

  private static final int MOST_DOUBLINGS = 16;

  /**
   * Whether the champion shall be loaded now: it is not the one that serves, and it is not one that
   * was refused a short while ago.
   */
  public boolean shouldLoad(Champion wanted, Instant now) {
    if (serving.isPresent() && serving.get().equals(wanted)) {
      return false;
    }
    return refusal
        .filter(refused -> refused.champion().equals(wanted))
        .map(refused -> !now.isBefore(refused.retryAt()))
        .orElse(true);
  }

  /** The champion was loaded and warmed and answers calls from now on. */
  public ModelLifecycle loaded(Champion champion) {
    return new ModelLifecycle(Optional.of(champion), Optional.empty());
  }

  /**
   * The champion could not be loaded. The pause before the same one is tried again doubles each
   * time; another one is tried at once.
   *
   * @param firstPause before the second try
   * @param longestPause between tries
   */
  public ModelLifecycle refused(
      Champion champion, String reason, Instant now, Duration firstPause, Duration longestPause) {
    int attempts =
        1
            + refusal
                .filter(last -> last.champion().equals(champion))
                .map(Refusal::attempts)
                .orElse(0);
    Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    Duration bounded = pause.compareTo(longestPause) > 0 ? longestPause : pause;
    return new ModelLifecycle(
        serving, Optional.of(new Refusal(champion, reason, attempts, now.plus(bounded))));
  }
}
