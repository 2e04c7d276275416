package dev.tradewind.inference.serving.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a refused version is tried again: the pause doubles each time. Another artefact under the
 * same number begins anew.
 *
 * @param first before the second try
 * @param longest between tries
 */
public record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 16;

  /** The refusal that follows the one before. */
  public Refusal refuse(
      Artefact artefact,
      Refusal.Cause cause,
      String reason,
      @Nullable Refusal before,
      Instant now) {
    int attempts =
        1
            + Optional.ofNullable(before)
                .filter(last -> last.artefact().equals(artefact))
                .map(Refusal::attempts)
                .orElse(0);
    Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    Duration bounded = pause.compareTo(longest) > 0 ? longest : pause;
    return new Refusal(artefact, cause, reason, attempts, now.plus(bounded));
  }
}
