package dev.tradewind.inference.experiment.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the subjects of one experiment did. A subject counts when its window is over, for then all
 * that will be known of it is known: what is compared at any moment are subjects that were watched
 * equally long, each counted once. Until then its doings are kept under its id as the log has it;
 * from then on nothing of it but a number that tells it was there.
 *
 * <p>Not safe for many threads. Takes what happened partition by partition, each in its order; what
 * comes out does not depend on the order of the partitions.
 */
public final class Outcomes {

  /** The width of a step of the path, as a part of the window. */
  private static final int STEPS = 24;

  private final Duration window;
  private final long step;
  private final int most;

  /** By id, while their windows are open. */
  private final Map<String, Subject> open = new HashMap<>();

  /** Of each partition, in the order in which their windows end. */
  private final Map<Integer, Deque<Subject>> endings = new HashMap<>();

  private final Set<Long> counted = new HashSet<>();
  private final Map<String, Long> met = new HashMap<>();

  /** What is known of each arm, by the end of the step in which windows ended. */
  private final TreeMap<Instant, Map<String, ArmRecord>> steps = new TreeMap<>();

  private long mixed;
  private long unseen;

  /**
   * @param window how long after the first exposure a subject's doings count
   * @param most subjects at all; one more is counted as unseen
   */
  public Outcomes(Duration window, int most) {
    this.window = window;
    this.step = Math.max(1, window.toMillis() / STEPS);
    this.most = most;
  }

  /** A subject met its arm. */
  public void exposed(int partition, Instant at, String id, String arm, String ranking) {
    Subject subject = open.get(id);
    if (subject == null) {
      if (counted.size() >= most) {
        unseen++;
        return;
      }
      if (!counted.add(mark(id))) {
        return;
      }
      subject = new Subject(id, arm, at.plus(window));
      open.put(id, subject);
      endings.computeIfAbsent(partition, ignored -> new ArrayDeque<>()).add(subject);
      met.merge(arm, 1L, Long::sum);
    }
    subject.exposed(arm, ranking);
  }

  /** Something was chosen from a ranking. */
  public void chose(String id, String ranking) {
    Subject subject = open.get(id);
    if (subject != null) {
      subject.chose(ranking);
    }
  }

  /** Something was put into the cart. */
  public void carted(String id) {
    Subject subject = open.get(id);
    if (subject != null) {
      subject.carted();
    }
  }

  /**
   * Something was bought.
   *
   * @param amount in the shop's currency
   */
  public void bought(String id, double amount) {
    Subject subject = open.get(id);
    if (subject != null) {
      subject.bought(amount);
    }
  }

  /** Nothing earlier will be heard of a partition: windows that ended before are over. */
  public void passed(int partition, Instant now) {
    Deque<Subject> ending = endings.getOrDefault(partition, new ArrayDeque<>());
    while (!ending.isEmpty() && !ending.peek().until.isAfter(now)) {
      close(ending.remove());
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
