package dev.tradewind.inference.serving.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where one model stands. Where calls lead changes only to something that has been loaded; a
 * refusal never takes anything away.
 *
 * @param loaded versions in memory
 * @param serving the version for calls that ask for none; empty where none is loaded
 * @param labels where labels lead, to loaded versions only
 * @param refusals versions that are not loaded, and why
 * @param away versions that gave way to others, and come back when they are asked for
 * @param probation while the version before the one that serves is kept
 */
public record ModelLifecycle(
    NavigableMap<Long, Artefact> loaded,
    OptionalLong serving,
    Map<String, Long> labels,
    Map<Long, Refusal> refusals,
    Set<Long> away,
    Optional<Probation> probation) {

  /** A model of which nothing is loaded. */
  public static final ModelLifecycle EMPTY =
      new ModelLifecycle(
          new TreeMap<>(), OptionalLong.empty(), Map.of(), Map.of(), Set.of(), Optional.empty());

  public ModelLifecycle {
    loaded = Collections.unmodifiableNavigableMap(new TreeMap<>(loaded));
    labels = Map.copyOf(labels);
    refusals = Map.copyOf(refusals);
    away = Set.copyOf(away);
  }

  /** What of the plan shall be loaded now, in this order. */
  public List<Artefact> toLoad(ModelPlan plan, Instant now) {
    return plan.inOrder().stream().filter(wanted -> shouldLoad(wanted, now)).toList();
  }

  private boolean shouldLoad(Artefact wanted, Instant now) {
    if (wanted.equals(loaded.get(wanted.version())) || away.contains(wanted.version())) {
      return false;
    }
    return Optional.ofNullable(refusals.get(wanted.version()))
        .filter(refused -> refused.artefact().equals(wanted))
        .map(refused -> !now.isBefore(refused.retryAt()))
        .orElse(true);
  }

  /** A version is in memory, and has run. Calls come to it when {@link #led} says so. */
  public ModelLifecycle loaded(Artefact artefact) {
    NavigableMap<Long, Artefact> more = new TreeMap<>(loaded);
    more.put(artefact.version(), artefact);
    return new ModelLifecycle(
        more, serving, labels, without(refusals, artefact.version()), away, probation);
  }

  /** A version could not be loaded; what served serves on. */
  public ModelLifecycle refused(Refusal refusal) {
    Map<Long, Refusal> more = new TreeMap<>(refusals);
    more.put(refusal.artefact().version(), refusal);
    return new ModelLifecycle(loaded, serving, labels, more, away, probation);
  }

  /**
   * Leads calls where the plan wants them, as far as that is loaded; elsewhere they go on to where
   * they went. Why a version is not loaded is forgotten with the wish for it.
   *
   * @param kept how long the version before is kept when another one takes over
   */
  public ModelLifecycle led(ModelPlan plan, Instant now, Duration kept) {
    OptionalLong next = next(plan);
    Optional<Probation> trial = probation.filter(it -> now.isBefore(it.until()));
    if (next.isPresent() && serving.isPresent() && !next.equals(serving)) {
      trial = Optional.of(new Probation(next.getAsLong(), serving.getAsLong(), now.plus(kept)));
    }
    Map<Long, Refusal> stillRefused = new TreeMap<>(refusals);
    stillRefused.keySet().retainAll(plan.versions().keySet());
    Set<Long> stillAway = new HashSet<>(away);
    stillAway.retainAll(plan.versions().keySet());
    return new ModelLifecycle(loaded, next, labels(plan), stillRefused, stillAway, trial);
  }

  private OptionalLong next(ModelPlan plan) {
    OptionalLong wanted = plan.preferred();
    if (wanted.isPresent() && loaded.containsKey(wanted.getAsLong())) {
      return wanted;
    }
    OptionalLong newest =
        loaded.keySet().stream()
            .filter(plan.versions()::containsKey)
            .mapToLong(Long::longValue)
            .max();
    boolean stays = serving.isPresent() && loaded.containsKey(serving.getAsLong());
    if (wanted.isPresent() || newest.isEmpty()) {
      return stays && !plan.versions().isEmpty() ? serving : newest;
    }
    return newest;
  }

  private Map<String, Long> labels(ModelPlan plan) {
    Map<String, Long> lead = new TreeMap<>();
    plan.labels()
        .forEach(
            (label, version) -> {
              Long leads = loaded.containsKey(version) ? version : labels.get(label);
              if (leads != null && loaded.containsKey(leads)) {
                lead.put(label, leads);
              }
            });
    return lead;
  }

  /** What is neither planned nor needed any more. */
  public NavigableSet<Long> toUnload(ModelPlan plan) {
    NavigableSet<Long> obsolete = new TreeSet<>(loaded.keySet());
    if (plan.versions().isEmpty()) {
      return obsolete;
    }
    obsolete.removeAll(plan.versions().keySet());
    serving.ifPresent(obsolete::remove);
    obsolete.removeAll(labels.values());
    probation.ifPresent(trial -> obsolete.remove(trial.predecessor()));
    return obsolete;
  }

  /** A version is no longer in memory. */
  public ModelLifecycle unloaded(long version) {
    NavigableMap<Long, Artefact> fewer = new TreeMap<>(loaded);
    fewer.remove(version);
    Map<String, Long> lead = new TreeMap<>(labels);
    lead.values().remove(version);
    OptionalLong serves = serving.equals(OptionalLong.of(version)) ? OptionalLong.empty() : serving;
    return new ModelLifecycle(
        fewer, serves, lead, refusals, away, probation.filter(it -> it.predecessor() != version));
  }

  /** A version made room for others; it comes back when it is asked for. */
  public ModelLifecycle gaveWay(long version) {
    Set<Long> more = new HashSet<>(away);
    more.add(version);
    ModelLifecycle rest = unloaded(version);
    return new ModelLifecycle(
        rest.loaded, rest.serving, rest.labels, rest.refusals, more, rest.probation);
  }

  /** A version is asked for: if it gave way, it may come back. */
  public ModelLifecycle askedFor(long version) {
    Set<Long> fewer = new HashSet<>(away);
    fewer.remove(version);
    return new ModelLifecycle(loaded, serving, labels, refusals, fewer, probation);
  }

  /** Whatever was refused, taken back or gave way may be tried again at once. */
  public ModelLifecycle pardoned() {
    return new ModelLifecycle(loaded, serving, labels, Map.of(), Set.of(), probation);
  }

  /** Something else was unloaded: whatever was refused for want of room may be tried again now. */
  public ModelLifecycle roomMade(Instant now) {
    Map<Long, Refusal> due = new TreeMap<>(refusals);
    due.replaceAll(
        (version, refusal) ->
            refusal.cause() == Refusal.Cause.NO_ROOM ? refusal.dueAt(now) : refusal);
    return new ModelLifecycle(loaded, serving, labels, due, away, probation);
  }

  /** The version on probation fails its callers: the one before it serves again. */
  public ModelLifecycle reverted(String reason) {
    Probation trial = probation.orElseThrow();
    Artefact failed = loaded.get(trial.candidate());
    ModelLifecycle rest = unloaded(trial.candidate());
    Map<Long, Refusal> more = new TreeMap<>(refusals);
    if (failed != null) {
      more.put(
          failed.version(), new Refusal(failed, Refusal.Cause.REVERTED, reason, 1, Instant.MAX));
    }
    return new ModelLifecycle(
        rest.loaded,
        OptionalLong.of(trial.predecessor()),
        rest.labels,
        more,
        away,
        Optional.empty());
  }

  /** Whether calls that ask for no version are answered. */
  public boolean serves() {
    return serving.isPresent();
  }

  private static Map<Long, Refusal> without(Map<Long, Refusal> refusals, long version) {
    Map<Long, Refusal> fewer = new TreeMap<>(refusals);
    fewer.remove(version);
    return fewer;
  }
}
