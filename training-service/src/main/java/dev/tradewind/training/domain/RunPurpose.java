package dev.tradewind.training.domain;

/** What a run is for. */
public sealed interface RunPurpose {

  /** Someone asked for it. */
  RunPurpose ASKED = new Asked();

  /** What it belongs to: the id of a search or a schedule; empty where it stands for itself. */
  String originId();

  /** Someone asked for it. */
  record Asked() implements RunPurpose {
    @Override
    public String originId() {
      return "";
    }
  }

  /**
   * A trial of a search. Registers no version and keeps no metrics: nobody shall choose by them.
   *
   * @param searchId of the search
   * @param trial its number, from 1
   * @param rung the rung of the halving, from 1
   * @param scheduleEpochs epochs that its learning rate falls over: those of the last rung, so that
   *     one that goes on comes to what it would have come to in one go
   */
  record Trial(String searchId, int trial, int rung, int scheduleEpochs) implements RunPurpose {
    @Override
    public String originId() {
      return searchId;
    }
  }

  /**
   * Trains the best trial of a search once more, to register it.
   *
   * @param searchId of the search
   */
  record Winner(String searchId) implements RunPurpose {
    @Override
    public String originId() {
      return searchId;
    }
  }

  /**
   * Started by a schedule.
   *
   * @param scheduleId of the schedule
   * @param autoPromote whether its version becomes champion where all gates pass
   */
  record Scheduled(String scheduleId, boolean autoPromote) implements RunPurpose {
    @Override
    public String originId() {
      return scheduleId;
    }
  }
}
