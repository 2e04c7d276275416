package dev.tradewind.inference.drift.domain;

import dev.tradewind.inference.predictionlog.domain.AnsweringVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the comparison of one version stands.
 *
 * @param version of a model
 * @param reference what it is compared with; empty until there is something
 * @param referenceShoppers shoppers gathered for its own reference so far, or in all
 * @param windowStart of the window that is being gathered; empty where there is none
 * @param windowShoppers gathered in it so far, at most as many as are kept
 * @param windows those that are over, the latest first, at most {@link DriftRules#LOOKS}
 */
public record VersionDrift(
    AnsweringVersion version,
    Optional<ReferenceSource> reference,
    int referenceShoppers,
    Optional<Instant> windowStart,
    int windowShoppers,
    List<WindowDrift> windows) {

  public VersionDrift {
    windows = List.copyOf(windows);
  }
}
