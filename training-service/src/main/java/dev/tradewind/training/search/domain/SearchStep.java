package dev.tradewind.training.search.domain;

import java.util.List;
import java.util.Map;

/** What a search does next. */
public sealed interface SearchStep {

  /**
   * Trains these; none where all that may be at work is.
   *
   * @param trials in their order
   */
  record Train(List<TrialRun> trials) implements SearchStep {
    public Train {
      trials = List.copyOf(trials);
    }
  }

  /**
   * Trains the best configuration once more, from the beginning, to register it.
   *
   * @param trial its number
   * @param parameters its hyper-parameters
   */
  record Register(int trial, Map<String, String> parameters) implements SearchStep {
    public Register {
      parameters = Map.copyOf(parameters);
    }
  }

  /** Waits for the run that registers the best configuration. */
  record Await() implements SearchStep {}

  /** Ends: the best configuration has its version. */
  record Succeed() implements SearchStep {}

  /**
   * Gives up.
   *
   * @param reason why
   */
  record GiveUp(String reason) implements SearchStep {}

  /**
   * A trial in a rung.
   *
   * @param trial its number, from 1
   * @param rung the rung's, from 1
   * @param parameters its hyper-parameters, the rung's epochs included: those of the rungs before
   *     are among these, and a trial that has trained them goes on from there
   */
  record TrialRun(int trial, int rung, Map<String, String> parameters) {
    public TrialRun {
      parameters = Map.copyOf(parameters);
    }
  }
}
