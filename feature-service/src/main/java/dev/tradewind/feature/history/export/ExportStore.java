package dev.tradewind.feature.history.export;

import dev.tradewind.feature.history.export.Export.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all instances know of exports. The instance that writes one says so again and again; one
 * that nobody speaks of any more was abandoned.
 */
public interface ExportStore {

  /**
   * Adds an export under way, unless there is one of that id.
   *
   * @return the one that is there; empty where it was added
   */
  Uni<Optional<Export>> add(Export running, Instant now);

  Uni<Optional<Export>> find(String id);

  /**
   * Says that an export is being written.
   *
   * @return false where it is not under way any more: it was cancelled, or given up
   */
  Uni<Boolean> beat(String id, double progress, Instant now);

  /**
   * Ends an export that is under way.
   *
   * @return false where it was not, and nothing has changed
   */
  Uni<Boolean> end(String id, Outcome outcome, Instant now);

  /**
   * Cancels those under way that nobody has spoken of for a while.
   *
   * @return their ids
   */
  Uni<List<String>> giveUp(Instant silentSince, String reason, Instant now);
}
