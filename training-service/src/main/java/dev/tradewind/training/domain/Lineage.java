package dev.tradewind.training.domain;

import java.util.Map;

/**
 * What a version was made from.
 *
 * @param data the data set as it was read
 * @param seed of the run
 * @param parameters hyper-parameters as used, defaults included
 * @param codeFingerprint SHA-256 that stands for the worker's code; empty where it was not recorded
 * @param parentVersion the champion that the version was compared with; 0 where there was none
 */
public record Lineage(
    DataDescription data,
    long seed,
    Map<String, String> parameters,
    String codeFingerprint,
    long parentVersion) {

  /** Nothing was recorded. */
  public static final Lineage UNKNOWN = new Lineage(DataDescription.UNKNOWN, 0, Map.of(), "", 0);

  public Lineage {
    parameters = Map.copyOf(parameters);
  }

  /** The same, compared with that champion. */
  public Lineage comparedWith(long champion) {
    return new Lineage(data, seed, parameters, codeFingerprint, champion);
  }
}
