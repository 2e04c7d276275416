package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.serving.domain.ModelPlan;
import java.util.List;
import java.util.Optional;

/** Knows which models shall be loaded: a registry, a directory. Asked from one thread. */
public interface ModelSource {

  /**
   * What it wishes for now. A source that cannot look says what it wished for last, so that its
   * absence takes nothing away.
   *
   * @return empty where it has never been able to look
   */
  Optional<List<ModelPlan>> plans();
}
