package dev.tradewind.feature.dryrun;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EntityState;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.identity.domain.Membership;
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
 * that is in it at the end was in it from its first event on. The moment is known, and with it who
 * is one person then: all ids of a person count for one state from the start.
 */
final class DryRun {

  private static final HashFunction HASH = Hashing.farmHashFingerprint64();
  private static final int SAMPLE = 1000;

  /** An entity as known at the moment, and how many events count for it. */
  static final class Entity {
    private final String name;
    private final EntityState state;
    private long events;

    private Entity(String name, EntityState state) {
      this.name = name;
      this.state = state;
    }

    EntityState state() {
      return state;
    }

    long events() {
      return events;
    }
  }

  /**
   * What is shown of an entity.
   *
   * @param id as it was asked for
   */
  record Row(String id, Entity entity) {}

  private final CompiledView view;
  private final Membership membership;
  private final long asOf;

  /** Names of the entities that were asked for, by the ids that were. */
  private final Map<String, String> asked = new LinkedHashMap<>();

  private final Map<String, Entity> wanted = new HashMap<>();
  private final TreeMap<Long, Entity> sample = new TreeMap<>();

  /**
   * Begins without events.
   *
   * @param asOf microseconds; events at or after it do not count
   */
  DryRun(CompiledView view, List<String> entities, Links links, long asOf) {
    this.view = view;
    this.membership = new Membership(view.spec().keys(), links);
    this.asOf = asOf;
    for (String id : entities) {
      String name = nameOf(id);
      asked.put(id, name);
      wanted.computeIfAbsent(name, this::newEntity);
    }
  }

  private String nameOf(String id) {
    return membership.of(id).knownAs(asOf);
  }

  private Entity newEntity(String name) {
    return new Entity(name, view.newState());
  }

  synchronized void add(EventFact event) {
    if (event.occurredAt() >= asOf) {
      return;
    }
    Map<String, String> names = new HashMap<>();
    Map<String, @Nullable Entity> sampled = new HashMap<>();
    view.entities(event, id -> names.computeIfAbsent(id, this::nameOf));
    names.values().forEach(name -> sampled.computeIfAbsent(name, this::sampled));
    Set<Entity> touched = new HashSet<>();
    view.apply(event, id -> touch(sampled.get(names.get(id)), touched));
    view.apply(event, id -> touch(wanted.get(names.get(id)), touched));
    touched.forEach(entity -> entity.events++);
  }

  private static @Nullable EntityState touch(@Nullable Entity entity, Set<Entity> touched) {
    if (entity == null) {
      return null;
    }
    touched.add(entity);
    return entity.state;
  }

  private @Nullable Entity sampled(String name) {
    long hash = HASH.hashString(name, UTF_8).asLong();
    Entity known = sample.get(hash);
    if (known != null) {
      return known.name.equals(name) ? known : null;
    }
    if (sample.size() >= SAMPLE) {
      if (hash > sample.lastKey()) {
        return null;
      }
      sample.pollLastEntry();
    }
    Entity entity = newEntity(name);
    sample.put(hash, entity);
    return entity;
  }

  /** Those that were asked for; else some of the sample. */
  synchronized List<Row> rows(int most) {
    return asked.isEmpty()
        ? sample.values().stream().limit(most).map(entity -> new Row(entity.name, entity)).toList()
        : asked.entrySet().stream()
            .map(entry -> new Row(entry.getKey(), wanted.get(entry.getValue())))
            .toList();
  }

  /** Mean length of the packed states of the sample; 0 where it is empty. */
  synchronized double meanStateBytes() {
    return sample.values().stream()
        .mapToInt(entity -> entity.state.toBytes().length)
        .average()
        .orElse(0);
  }
}
