package dev.tradewind.feature.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.WantedRows;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A sample of the entities that the log has, by the smallest hashes of their ids. */
@Singleton
public class EntitySample {

  private static final HashFunction HASH = Hashing.farmHashFingerprint64();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int WAITING = 4;

  private final Derivations derivations;
  private final HistoryPool pool;

  EntitySample(Derivations derivations, HistoryConfig config) {
    this.derivations = derivations;
    this.pool = new HistoryPool("entity-sample", 1, WAITING, config.maxBytes());
  }

  /**
   * Derives features of some entities.
   *
   * @param asOf microseconds; empty means after the last event
   * @param size at most so many entities
   * @return fails with OVERLOADED, DEPENDENCY_UNAVAILABLE or TRAINING_SET_TOO_LARGE
   */
  public Uni<List<HistoryRow>> of(
      List<String> features, FeatureSelection selection, OptionalLong asOf, int size) {
    TrainingSetQuery query =
        new TrainingSetQuery(features, selection, Map.of(), new WantedRows.Scan(asOf));
    return Uni.createFrom()
        .deferred(
            () -> {
              Task task = new Task(LIMIT);
              return pool.on(() -> derive(query, size, task)).onCancellation().invoke(task::cancel);
            });
  }

  private List<HistoryRow> derive(TrainingSetQuery query, int size, Task task) {
    TreeMap<Long, HistoryRow> sample = new TreeMap<>();
    derivations.derive(
        query,
        task,
        row -> {
          sample.put(HASH.hashString(row.entity(), UTF_8).asLong(), row);
          if (sample.size() > size) {
            sample.pollLastEntry();
          }
        });
    return List.copyOf(sample.values());
  }

  void stop(@Observes ShutdownEvent event) {
    pool.stop();
  }
}
