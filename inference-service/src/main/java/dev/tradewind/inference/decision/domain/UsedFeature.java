package dev.tradewind.inference.decision.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A feature that a ranking was fed from.
 *
 * @param name as {@code view:feature}
 * @param viewVersion of its view; 0 where the newest was read
 * @param standing how its value was found
 * @param age from the latest event behind its view; empty where there is none
 * @param readAt the moment as of which it was read, by the feature store's clock
 */
public record UsedFeature(
    String name,
    int viewVersion,
    FeatureStanding standing,
    Optional<Duration> age,
    Instant readAt) {}
