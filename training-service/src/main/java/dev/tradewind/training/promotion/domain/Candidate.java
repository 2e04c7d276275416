package dev.tradewind.training.promotion.domain;

import dev.tradewind.training.domain.ModelVersion;

/**
 * A version that may become champion, with what is seen of its artefact now.
 *
 * @param version as it was registered
 * @param artifact its files now
 */
public record Candidate(ModelVersion version, Artifact artifact) {

  /**
   * An artefact's files as they are now.
   *
   * @param digest SHA-256 over them; empty where they are gone
   * @param hasGoldenRequests whether a file of golden requests is among them
   */
  public record Artifact(String digest, boolean hasGoldenRequests) {

    /** There are no files. */
    public static final Artifact GONE = new Artifact("", false);
  }
}
