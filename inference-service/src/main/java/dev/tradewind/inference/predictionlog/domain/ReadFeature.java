package dev.tradewind.inference.predictionlog.domain;

import dev.tradewind.inference.decision.domain.FeatureStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A feature as it was read for an answer.
 *
 * @param name as {@code view:feature}
 * @param viewVersion of its view; 0 means the newest at that time
 * @param readAt as of when it was read
 * @param standing how its value was found; empty where the log does not tell
 * @param age from the latest event behind its view to the read; empty where there is none, or where
 *     the log does not tell
 */
public record ReadFeature(
    String name,
    int viewVersion,
    Instant readAt,
    Optional<FeatureStanding> standing,
    Optional<Duration> age) {

  /** As the feature service is asked for it: {@code view@version:feature}. */
  public String pinnedName() {
    return viewVersion == 0 ? name : name.replaceFirst(":", "@" + viewVersion + ":");
  }

  /** Without its view. */
  public String feature() {
    return name.substring(name.indexOf(':') + 1);
  }

  /** Whether a default stood for its value, as there was none. */
  public boolean isDefaulted() {
    return standing.filter(FeatureStanding.DEFAULTED::equals).isPresent();
  }
}
