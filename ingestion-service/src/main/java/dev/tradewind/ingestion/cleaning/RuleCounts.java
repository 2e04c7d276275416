package dev.tradewind.ingestion.cleaning;

import io.smallrye.mutiny.Uni;
import java.util.Map;

/**
 * How many events each rule caught, over all instances.
 *
 * <p>Every method may fail with a ServiceException of reason DEPENDENCY_UNAVAILABLE or OVERLOADED.
 */
public interface RuleCounts {

  /** Adds to the counts, by the rules' names; all or none. */
  Uni<Void> add(Map<String, Long> caught);

  /** The counts so far, by name; rules that never caught anything are left out. */
  Uni<Map<String, Long>> totals();
}
