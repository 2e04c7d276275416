package dev.tradewind.feature.history.export;

import dev.tradewind.feature.history.export.Export.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is known of exports, in memory. */
final class InMemoryExportStore implements ExportStore {

  private record Kept(Export export, Instant beatAt) {}

  private final Map<String, Kept> exports = new HashMap<>();

  @Override
  public Uni<Optional<Export>> add(Export running, Instant now) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (exports) {
                return Optional.ofNullable(
                        exports.putIfAbsent(running.id(), new Kept(running, now)))
                    .map(Kept::export);
              }
            });
  }

  @Override
  public Uni<Optional<Export>> find(String id) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (exports) {
                return Optional.ofNullable(exports.get(id)).map(Kept::export);
              }
            });
  }

  @Override
  public Uni<Boolean> beat(String id, double progress, Instant now) {
    return Uni.createFrom().item(() -> change(id, progress, new Outcome.Running(), now));
  }

  @Override
  public Uni<Boolean> end(String id, Outcome outcome, Instant now) {
    return Uni.createFrom()
        .item(() -> change(id, outcome instanceof Outcome.Finished ? 1 : 0, outcome, now));
  }

  private boolean change(String id, double progress, Outcome outcome, Instant now) {
    synchronized (exports) {
      Kept kept = exports.get(id);
      if (kept == null || !(kept.export().outcome() instanceof Outcome.Running)) {
        return false;
      }
      Export changed = new Export(id, kept.export().fingerprint(), progress, outcome);
      exports.put(id, new Kept(changed, now));
      return true;
    }
  }

  @Override
  public Uni<List<String>> giveUp(Instant silentSince, String reason, Instant now) {
    return Uni.createFrom()
        .item(
            () -> {
              synchronized (exports) {
                List<String> ids = new ArrayList<>();
                exports.forEach(
                    (id, kept) -> {
                      if (kept.export().outcome() instanceof Outcome.Running
                          && kept.beatAt().isBefore(silentSince)) {
                        ids.add(id);
                      }
                    });
                ids.forEach(id -> change(id, 0, new Outcome.Cancelled(reason), now));
                return ids;
              }
            });
  }
}
