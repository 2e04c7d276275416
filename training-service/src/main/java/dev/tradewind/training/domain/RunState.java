package dev.tradewind.training.domain;

import java.time.Instant;

/** How far a run is, with what is known only then. */
public sealed interface RunState {

  /** Waiting for a place. */
  record Queued() implements RunState {}

  /** At work. */
  record Running() implements RunState {}

  /** A state that a run leaves only where someone resumes it. */
  sealed interface Ended extends RunState {
    /** When it ended. */
    Instant finishedAt();
  }

  /** Ended, with a registered version. */
  record Succeeded(Instant finishedAt, RunResult result, long version, String promotion)
      implements Ended {}

  /** Ended without a model; the error says why. */
  record Failed(Instant finishedAt, String error) implements Ended {}

  /** Ended by someone who asked for it. */
  record Cancelled(Instant finishedAt) implements Ended {}
}
