package dev.tradewind.training.search.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search.
 *
 * @param id unique
 * @param plan what it shall do
 * @param state how far it is
 * @param error why it failed; null where it did not
 * @param createdAt when
 * @param finishedAt when it ended; null while at work
 */
public record Search(
    String id,
    SearchPlan plan,
    State state,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant finishedAt) {

  /** How far a search is. */
  public enum State {
    /** At work. */
    RUNNING,
    /** Ended, with a registered version. */
    SUCCEEDED,
    /** Ended without one. */
    FAILED,
    /** Ended by someone who asked for it. */
    CANCELLED
  }

  /** A search that begins. */
  public static Search begun(String id, SearchPlan plan, Instant now) {
    return new Search(id, plan, State.RUNNING, null, now, null);
  }

  public boolean isRunning() {
    return state == State.RUNNING;
  }
}
