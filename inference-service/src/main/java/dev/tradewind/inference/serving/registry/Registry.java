package dev.tradewind.inference.serving.registry;

import dev.tradewind.inference.serving.domain.Champion;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Knows which version of which model shall serve. */
public interface Registry {

  /** The champion of each model that has one. */
  Uni<List<Champion>> champions();
}
