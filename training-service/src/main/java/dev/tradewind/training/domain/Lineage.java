package dev.tradewind.training.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a version was made from.
 *
 * @param data the data set as it was read
 * @param seed of the run
 * @param parameters hyper-parameters as used, defaults included
 * @param codeFingerprint SHA-256 that stands for the worker's code; empty where it was not recorded
 * @param parentVersion the champion that the version was compared with; 0 where there was none
 * @param privacy what it gives away of an example of the data; null where nobody limited that
 */
public record Lineage(
    DataDescription data,
    long seed,
    Map<String, String> parameters,
    String codeFingerprint,
    long parentVersion,
    @Nullable PrivacySpent privacy) {

  /** Nothing was recorded. */
  public static final Lineage UNKNOWN =
      new Lineage(DataDescription.UNKNOWN, 0, Map.of(), "", 0, null);

  public Lineage {
    parameters = Map.copyOf(parameters);
  }

  /** The same, compared with that champion. */
  public Lineage comparedWith(long champion) {
    return new Lineage(data, seed, parameters, codeFingerprint, champion, privacy);
  }
}
