package dev.tradewind.training.promotion.domain;

import dev.tradewind.training.domain.ModelVersion;
import java.util.Optional;

/** A condition of promotion. */
interface Gate {

  /**
   * Asks it.
   *
   * @param champion the version in service; empty where there is none
   */
  GateResult ask(Candidate candidate, Optional<ModelVersion> champion);
}
