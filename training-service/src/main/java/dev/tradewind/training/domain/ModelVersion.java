package dev.tradewind.training.domain;

import java.time.Instant;
import java.util.List;

/**
 * A trained model that can be served.
 *
 * @param model its name
 * @param version rises from 1; a number is never given twice, but may be left out
 * @param artifactUri where its SavedModel directory is
 * @param artifactDigest SHA-256 over the artefact's files, hexadecimal
 * @param metrics on held-out data
 * @param runId the run that made it
 * @param dataFingerprint SHA-256 of the training data, hexadecimal
 * @param createdAt when it was registered
 */
public record ModelVersion(
    String model,
    long version,
    String artifactUri,
    String artifactDigest,
    List<Metric> metrics,
    String runId,
    String dataFingerprint,
    Instant createdAt) {

  public ModelVersion {
    metrics = List.copyOf(metrics);
  }
}
