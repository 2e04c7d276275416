package dev.tradewind.inference.serving.batch.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All calls that wait, and which of them run next.
 *
 * <p>A worker without work takes what waits, at once: a lone caller does not wait for company, and
 * while all workers are busy calls gather by themselves (as in Clipper's and Triton's adaptive
 * batching). Only with a linger does a batch wait, until it is full, has lingered, or its earliest
 * deadline presses.
 *
 * <p>Within a lane the smaller rank is first: the time of admission plus a step for each priority.
 * So a priority is worth a fixed time, and whoever waits long enough is first.
 *
 * <p>Not thread-safe. Times are nanoseconds on one scale, that of the deadlines.
 */
public final class Agenda<C> {

  /** No priority is worth more steps than this: nobody waits for ever. */
  private static final int MOST_STEPS = 10_000;

  private final int workers;
  private final QueueLimits limits;
  private final long linger;
  private final long priorityStep;
  private final Shares shares = new Shares();
  private final Set<Lane<C>> lanes = new LinkedHashSet<>();
  private long sequence;

  /**
   * @param workers that run batches
   * @param linger nanoseconds that a batch waits for company though a worker is free
   * @param priorityStep nanoseconds by which each priority goes before the next
   */
  public Agenda(int workers, QueueLimits limits, long linger, long priorityStep) {
    this.workers = workers;
    this.limits = limits;
    this.linger = linger;
    this.priorityStep = priorityStep;
  }

  /** A call comes; where it is admitted, it waits from now on. */
  public Admission<C> admit(Waiting<C> call, long now) {
    Lane<C> lane = call.lane();
    OptionalLong least = lane.least(call.shape(), call.rows(), call.priority(), workers, now);
    if (call.slack(now) <= least.orElse(0)) {
      return new Admission.TooLate<>(call.slack(now), least.orElse(0));
    }
    long rank = now + Math.min(call.priority(), MOST_STEPS) * priorityStep;
    Optional<String> full = full(call);
    Optional<Waiting<C>> shed = full.isPresent() ? lastBehind(call, rank) : Optional.empty();
    if (full.isPresent() && shed.isEmpty()) {
      return new Admission.NoPlace<>(full.get());
    }
    shed.ifPresent(this::takeOut);
    call.queued(now, rank, sequence++);
    lane.add(call, now);
    lanes.add(lane);
    shares.waits(call);
    return new Admission.Admitted<>(shed);
  }

  private Optional<String> full(Waiting<C> call) {
    String model = call.lane().model();
    if (shares.calls(model) >= limits.callsOfModel()) {
      return Optional.of(limits.callsOfModel() + " calls of model " + model);
    }
    if (shares.calls(model) > 0 && shares.rows(model) + call.rows() > limits.rowsOfModel()) {
      return Optional.of(limits.rowsOfModel() + " rows of model " + model);
    }
    if (shares.calls() >= limits.calls()) {
      return Optional.of(limits.calls() + " calls");
    }
    if (shares.calls() > 0 && shares.rows() + call.rows() > limits.rows()) {
      return Optional.of(limits.rows() + " rows");
    }
    return Optional.empty();
  }

  /**
   * Whoever would be served last makes room, if that is after this call: of this model where its
   * own limit is reached or it holds most places, else of the model that does.
   */
  private Optional<Waiting<C>> lastBehind(Waiting<C> call, long rank) {
    String own = call.lane().model();
    boolean others =
        shares.calls(own) < limits.callsOfModel()
            && shares.rows(own) + call.rows() <= limits.rowsOfModel();
    String longest = others ? longest() : own;
    boolean greedier = shares.calls(longest) > shares.calls(own) + 1;
    return lastOf(greedier ? longest : own)
        .filter(last -> greedier || last.rank() > rank)
        .filter(last -> makesRoom(last, call));
  }

  private String longest() {
    return shares.longest(lanes.stream().map(Lane::model).toList());
  }

  /** One call gives way to one; where that is not enough room, the newcomer is turned away. */
  private boolean makesRoom(Waiting<C> last, Waiting<C> call) {
    boolean sameModel = last.lane().model().equals(call.lane().model());
    long ownRows = shares.rows(call.lane().model()) - (sameModel ? last.rows() : 0);
    return shares.rows() - last.rows() + call.rows() <= limits.rows()
        && ownRows + call.rows() <= limits.rowsOfModel();
  }

  private Optional<Waiting<C>> lastOf(String model) {
    Waiting<C> last = null;
    for (Lane<C> lane : lanes) {
      if (lane.model().equals(model)) {
        Waiting<C> its = lane.last();
        last = last == null || its.rank() >= last.rank() ? its : last;
      }
    }
    return Optional.ofNullable(last);
  }

  /** A caller gave up; nothing happens where its call runs already. */
  public void leave(Waiting<C> call) {
    if (call.waits()) {
      takeOut(call);
    }
  }

  private void takeOut(Waiting<C> call) {
    call.taken();
    call.lane().remove(call);
    if (call.lane().isEmpty()) {
      lanes.remove(call.lane());
    }
    shares.leaves(call);
  }

  /**
   * The batch of a call that has just come, where nobody else waits or shares its runs and it is
   * known to be quick.
   *
   * @param quick nanoseconds that 9 of 10 runs must stay below
   */
  public Optional<Batch<C>> alone(Waiting<C> call, long quick, long now) {
    Lane<C> lane = call.lane();
    if (!call.waits() || calls() > 1 || linger > 0 || !lane.isQuickAlone(call.rows(), quick, now)) {
      return Optional.empty();
    }
    return Optional.of(take(lane, lane.queues().iterator().next(), now));
  }

  /** When the next batch closes; {@link Long#MAX_VALUE} where nothing waits. */
  public long due(long now) {
    long due = Long.MAX_VALUE;
    for (Lane<C> lane : lanes) {
      for (ShapeQueue<C> queue : lane.queues()) {
        due = Math.min(due, lane.closes(queue, linger, now));
      }
    }
    return due;
  }

  /** What a worker without work shall do now. */
  public Turn<C> next(long now) {
    List<Waiting<C>> late = late(now);
    Lane<C> bestLane = null;
    @Nullable ShapeQueue<C> best = null;
    long bestTurn = Long.MAX_VALUE;
    long due = Long.MAX_VALUE;
    for (Lane<C> lane : lanes) {
      for (ShapeQueue<C> queue : lane.queues()) {
        long closes = lane.closes(queue, linger, now);
        if (closes > now) {
          due = Math.min(due, closes);
          continue;
        }
        long turn = shares.turn(lane.model(), lane.presses(queue, now));
        if (best == null
            || turn < bestTurn
            || (turn == bestTurn && queue.first().rank() < best.first().rank())) {
          bestLane = lane;
          best = queue;
          bestTurn = turn;
        }
      }
    }
    return best == null || bestLane == null
        ? new Turn<>(Optional.empty(), late, due)
        : new Turn<>(Optional.of(take(bestLane, best, now)), late, now);
  }

  /** Calls that cannot be answered in time any more, as far as is known, leave. */
  private List<Waiting<C>> late(long now) {
    List<Waiting<C>> late = new ArrayList<>();
    for (Lane<C> lane : List.copyOf(lanes)) {
      long run = lane.curve().brief(lane.size(1), now).orElse(0);
      for (ShapeQueue<C> queue : List.copyOf(lane.queues())) {
        while (queue.slack(now) <= run) {
          late.add(queue.mostPressing());
          takeOut(queue.mostPressing());
        }
      }
    }
    return late;
  }

  private Batch<C> take(Lane<C> lane, ShapeQueue<C> queue, long now) {
    List<Waiting<C>> calls = BatchDraft.of(lane, queue, now);
    int rows = 0;
    for (Waiting<C> call : calls) {
      takeOut(call);
      rows += call.rows();
    }
    queue.reopened(now);
    int size = lane.size(rows);
    long charged = lane.curve().typical(size).orElse(0);
    shares.begins(lane.model(), charged);
    lane.begins(rows);
    return new Batch<>(lane, calls, rows, size, charged);
  }

  /**
   * A batch has run.
   *
   * @param asOne whether it was one run; only then does its time say something about the size
   * @param worked nanoseconds that its thread had a processor
   * @param nanos it took
   */
  public void ran(Batch<C> batch, boolean asOne, long worked, long nanos, long now) {
    shares.ends(batch.lane().model(), nanos - batch.charged());
    batch.lane().ends(worked, nanos);
    if (asOne) {
      batch.lane().curve().ran(batch.size(), nanos, now);
    }
  }

  /** Calls that wait. */
  public int calls() {
    return shares.calls();
  }

  /** Calls of a model that wait. */
  public int calls(String model) {
    return shares.calls(model);
  }

  /** Rows of a model that wait. */
  public long rows(String model) {
    return shares.rows(model);
  }
}
