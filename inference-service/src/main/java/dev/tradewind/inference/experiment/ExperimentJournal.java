package dev.tradewind.inference.experiment;

import dev.tradewind.inference.experiment.domain.ExperimentChange;
import io.smallrye.mutiny.Uni;

/** Where changes of experiments are written, in one order for all instances. */
public interface ExperimentJournal {

  /**
   * Writes a change; the same id twice is one change. Fails where it may not be durable.
   *
   * @param changeId names this change when it is read back
   */
  Uni<Void> append(String changeId, ExperimentChange change);
}
