package dev.tradewind.feature.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * States of some entities, derived from a log that is read once, in any order. Which entities is
 * not known beforehand: those with the smallest hashes are kept, which is a fair sample, and one
 * that is in it at the end was in it from its first event on.
 */
final class DryRun {

  private static final HashFunction HASH = Hashing.farmHashFingerprint64();
  private static final int SAMPLE = 1000;

  /** An entity, and how many events count for it. */
  static final class Entity {
    private final String id;
    private final EntityState state;
    private long events;

    private Entity(String id, EntityState state) {
      this.id = id;
      this.state = state;
    }

    String id() {
      return id;
    }

    EntityState state() {
      return state;
    }

    long events() {
      return events;
    }
  }

  private final CompiledView view;
  private final long asOf;
  private final Map<String, Entity> asked = new LinkedHashMap<>();
  private final TreeMap<Long, Entity> sample = new TreeMap<>();

  /**
   * Begins without events.
   *
   * @param asOf microseconds; events at or after it do not count
   */
  DryRun(CompiledView view, List<String> entities, long asOf) {
    this.view = view;
    this.asOf = asOf;
    entities.forEach(id -> asked.put(id, new Entity(id, view.newState())));
  }

  synchronized void add(EventFact event) {
    if (event.occurredAt() >= asOf) {
      return;
    }
    Set<Entity> touched = new HashSet<>();
    Map<String, @Nullable Entity> sampled = new HashMap<>();
    view.entities(event, id -> sampled.computeIfAbsent(id, this::sampled));
    view.apply(event, id -> touch(sampled.get(id), touched));
    view.apply(event, id -> touch(asked.get(id), touched));
    touched.forEach(entity -> entity.events++);
  }

  private static @Nullable EntityState touch(@Nullable Entity entity, Set<Entity> touched) {
    if (entity == null) {
      return null;
    }
    touched.add(entity);
    return entity.state;
  }

  private @Nullable Entity sampled(String id) {
    long hash = HASH.hashString(id, UTF_8).asLong();
    Entity known = sample.get(hash);
    if (known != null) {
      return known.id.equals(id) ? known : null;
    }
    if (sample.size() >= SAMPLE) {
      if (hash > sample.lastKey()) {
        return null;
      }
      sample.pollLastEntry();
    }
    Entity entity = new Entity(id, view.newState());
    sample.put(hash, entity);
    return entity;
  }

  /** Those that were asked for; else some of the sample. */
  synchronized List<Entity> rows(int most) {
    return asked.isEmpty()
        ? sample.values().stream().limit(most).toList()
        : new ArrayList<>(asked.values());
  }

  /** Mean length of the packed states of the sample; 0 where it is empty. */
  synchronized double meanStateBytes() {
    return sample.values().stream()
        .mapToInt(entity -> entity.state.toBytes().length)
        .average()
        .orElse(0);
  }
}
