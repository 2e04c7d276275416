package dev.tradewind.inference.serving.domain;

import java.time.Instant;

/**
 * A version that could not be loaded, or was taken back.
 *
 * @param artefact which one
 * @param cause of which kind
 * @param reason why, in words
 * @param attempts how often it was tried, from 1
 * @param retryAt the earliest moment to try it again
 */
public record Refusal(
    Artefact artefact, Cause cause, String reason, int attempts, Instant retryAt) {

  /** Why a version does not serve. */
  public enum Cause {
    /** It cannot be read or run, or does not answer as its makers recorded. */
    BROKEN,
    /** There is no room for it. */
    NO_ROOM,
    /** It served and failed its callers. Only another artefact, or a person, brings it back. */
    REVERTED
  }

  /** The same, to be tried again from that moment on. */
  Refusal dueAt(Instant moment) {
    return new Refusal(artefact, cause, reason, attempts, moment);
  }
}
