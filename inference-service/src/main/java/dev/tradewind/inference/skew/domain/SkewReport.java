package dev.tradewind.inference.skew.domain;

import java.time.Instant;
import java.util.List;

/**
 * What one run found.
 *
 * @param checkedAt when it began
 * @param versions those whose answers were looked at
 */
public record SkewReport(Instant checkedAt, List<VersionSkew> versions) {

  public SkewReport {
    versions = List.copyOf(versions);
  }
}
