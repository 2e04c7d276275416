package dev.tradewind.training.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A data set as it was read.
 *
 * @param source {@code feature-service} or {@code file}; empty where it was not recorded
 * @param features what was read of the feature service
 * @param endOffsets the end of each partition of the event log that it is derived from
 * @param asOf the moment as of which features were read; null for a file
 * @param rows how many; 0 for files of which none is a table: they are not counted
 * @param inputs what feeds a model at serving that is trained on it; none for a file
 */
public record DataDescription(
    String source,
    List<FeatureRevision> features,
    List<Long> endOffsets,
    @Nullable Instant asOf,
    long rows,
    List<FeatureInput> inputs) {

  /** Nothing was recorded. */
  public static final DataDescription UNKNOWN =
      new DataDescription("", List.of(), List.of(), null, 0, List.of());

  public DataDescription {
    features = List.copyOf(features);
    endOffsets = List.copyOf(endOffsets);
    inputs = List.copyOf(inputs);
  }

  /** Files with so many rows. */
  public static DataDescription file(long rows) {
    return new DataDescription("file", List.of(), List.of(), null, rows, List.of());
  }

  /**
   * A feature and the version of its view.
   *
   * @param view the view's name
   * @param feature the feature's
   * @param version of the view; 0 where it is not known
   */
  public record FeatureRevision(String view, String feature, int version) {}
}
