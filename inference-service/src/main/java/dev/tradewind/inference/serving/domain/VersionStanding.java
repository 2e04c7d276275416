package dev.tradewind.inference.serving.domain;

import java.util.List;

/**
 * Where one version of a model stands.
 *
 * @param version its number
 * @param labels those that lead to it, sorted
 * @param serves whether it answers calls that ask for no version
 * @param problem why it is not what was wished for; empty where nothing is wrong
 */
public record VersionStanding(
    long version, VersionState state, List<String> labels, boolean serves, String problem) {

  public VersionStanding {
    labels = List.copyOf(labels);
  }
}
