package dev.tradewind.inference.serving.registry;

import dev.tradewind.inference.serving.domain.ModelPlan;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Knows which version of which model shall serve. */
public interface Registry {

  /** What shall be loaded of each model that has a champion. */
  Uni<List<ModelPlan>> plans();
}
