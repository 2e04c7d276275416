package dev.tradewind.training.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
 * @param lineage what it was made from
 * @param golden how it answered its golden requests; null where nobody asked it
 */
public record ModelVersion(
    String model,
    long version,
    String artifactUri,
    String artifactDigest,
    List<Metric> metrics,
    String runId,
    String dataFingerprint,
    Instant createdAt,
    Lineage lineage,
    @Nullable GoldenCheck golden) {

  public ModelVersion {
    metrics = List.copyOf(metrics);
  }

  /** The same, compared with that champion; 0 where there was none. */
  public ModelVersion comparedWith(long champion) {
    return new ModelVersion(
        model,
        version,
        artifactUri,
        artifactDigest,
        metrics,
        runId,
        dataFingerprint,
        createdAt,
        lineage.comparedWith(champion),
        golden);
  }
}
