package dev.tradewind.training.registry;

import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.promotion.domain.GateReport;
import java.util.Map;
import java.util.Optional;

/**
 * A version with what was said of it after it was registered.
 *
 * @param version the version
 * @param tags its tags
 * @param gates what the gates said last; empty where they were never asked
 */
public record RegisteredVersion(
    ModelVersion version, Map<String, String> tags, Optional<GateReport> gates) {

  public RegisteredVersion {
    tags = Map.copyOf(tags);
  }
}
