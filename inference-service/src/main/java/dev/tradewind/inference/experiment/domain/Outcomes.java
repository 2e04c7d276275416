package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the subjects of one experiment did. A subject counts when its window is over, for then all
 * that will be known of it is known: what is compared at any moment are subjects that were watched
 * equally long, each counted once. Until then its doings are kept under its id as the log has it;
 * from then on nothing of it but a number that tells it was there.
 *
 * <p>Not safe for many threads. Takes what happened partition by partition, each in its order; what
 * comes out does not depend on the order of the partitions, to the last digit: windows are closed
 * in the order of time, and not before all partitions are read so far.
 */
public final class Outcomes {

  /** The width of a step of the path, as a part of the window. */
  private static final int STEPS = 24;

  private final Duration window;
  private final long step;
  private final int most;
  private final ShopperMemory memory;

  /** By id, while their windows are open. */
  private final Map<String, Subject> open = new HashMap<>();

  /** The same, in the order in which their windows end. */
  private final PriorityQueue<Subject> endings =
      new PriorityQueue<>(
          Comparator.comparing((Subject subject) -> subject.until)
              .thenComparing(subject -> subject.id));

  private final Set<Long> counted = new HashSet<>();
  private final Map<String, Long> met = new HashMap<>();

  /** What is known of each arm, by the end of the step in which windows ended. */
  private final TreeMap<Instant, Map<String, ArmRecord>> steps = new TreeMap<>();

  private long mixed;
  private long unseen;

  /**
   * @param window how long after the first exposure a subject's doings count
   * @param most subjects at all; one more is counted as unseen
   * @param memory of what subjects did before; whoever tells it what happens tells it first
   */
  public Outcomes(Duration window, int most, ShopperMemory memory) {
    this.window = window;
    this.step = Math.max(1, window.toMillis() / STEPS);
    this.most = most;
    this.memory = memory;
  }

  /** A subject met its arm. What followed from that may have been heard of before. */
  public void exposed(Exposed exposed) {
    String id = exposed.subject();
    Subject subject = open.get(id);
    if (subject != null) {
      subject.exposed(exposed);
      memory.recent(id).stream()
          .filter(action -> action.kind() == Action.Kind.CHOICE)
          .forEach(subject::acted);
      return;
    }
    if (counted.size() >= most) {
      unseen++;
      return;
    }
    if (!counted.add(mark(id))) {
      return;
    }
    Subject newcomer = new Subject(exposed, window);
    open.put(id, newcomer);
    endings.add(newcomer);
    met.merge(exposed.arm(), 1L, Long::sum);
    newcomer.exposed(exposed);
    memory.recent(id).forEach(newcomer::acted);
    memory.ask(id, exposed.receivedAt(), newcomer::knownBefore);
  }

  /** A shopper did something. */
  public void acted(String id, Action action) {
    Subject subject = open.get(id);
    if (subject != null) {
      subject.acted(action);
    }
  }

  /** All that was received before that moment has been taken: windows that ended are over. */
  public void readThrough(Instant moment) {
    while (!endings.isEmpty() && !endings.peek().until.isAfter(moment)) {
      close(endings.remove());
    }
  }

  private void close(Subject subject) {
    open.remove(subject.id);
    if (subject.isMixed()) {
      mixed++;
      return;
    }
    Instant end =
        Instant.ofEpochMilli(Math.floorDiv(subject.until.toEpochMilli(), step) * step + step);
    steps
        .computeIfAbsent(end, ignored -> new HashMap<>())
        .merge(subject.arm(), ArmRecord.NONE.with(subject), ArmRecord::plus);
  }

  /** How many subjects met an arm first, whether or not their windows are over. */
  public long met(String arm) {
    return met.getOrDefault(arm, 0L);
  }

  /** Subjects left out because they met more than one arm. */
  public long mixed() {
    return mixed;
  }

  /** Exposures left out because there were too many subjects. */
  public long unseen() {
    return unseen;
  }

  /** Subjects whose windows are open. */
  public int open() {
    return open.size();
  }

  /**
   * What was known when.
   *
   * @param at by the log's clock
   * @param arms all that was known then, by arm
   */
  public record Known(Instant at, Map<String, ArmRecord> arms) {

    public Known {
      arms = Map.copyOf(arms);
    }

    /** What was known of an arm. */
    public ArmRecord of(Arm arm) {
      return arms.getOrDefault(arm.name(), ArmRecord.NONE);
    }
  }

  /** What was known after each step, oldest first. */
  public List<Known> path() {
    List<Known> path = new ArrayList<>();
    Map<String, ArmRecord> sums = new HashMap<>();
    steps.forEach(
        (at, arms) -> {
          arms.forEach((arm, known) -> sums.merge(arm, known, ArmRecord::plus));
          path.add(new Known(at, sums));
        });
    return path;
  }

  /** FNV-1a of 64 bits: of a million ids two share one with a chance of 1 in 37 millions. */
  private static long mark(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int place = 0; place < id.length(); place++) {
      hash = (hash ^ id.charAt(place)) * 0x100000001b3L;
    }
    return hash;
  }
}
