package dev.tradewind.inference.serving.batch.domain;

import dev.tradewind.inference.serving.domain.BatchSizes;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The queue of one signature of one version of a model, and what is known of its runs.
 *
 * <p>Not thread-safe; belongs to one {@link Agenda}.
 *
 * @param <C> what the caller of this package knows a call by
 */
public final class Lane<C> {

  /** How much more a row may cost than in a full batch before company is worth waiting for. */
  private static final double DEAR = 1.15;

  /** How long company is waited for, of the time that the run takes. */
  private static final double PATIENCE = .5;

  private final String model;
  private final BatchSizes sizes;
  private final ServiceCurve curve = new ServiceCurve();
  private final Crowding crowding = new Crowding();
  private final RecentRows recent = new RecentRows();
  private final Pace pace = new Pace();
  private final Map<Object, ShapeQueue<C>> byShape = new LinkedHashMap<>();
  private int running;
  private volatile boolean joins;
  private volatile boolean keepsRows;

  /**
   * @param model whose share of the workers it uses
   * @param sizes that runs have
   * @param joins whether calls may share a run; where not, each runs alone and unpadded
   */
  public Lane(String model, BatchSizes sizes, boolean joins) {
    this.model = model;
    this.sizes = sizes;
    this.joins = joins;
  }

  /** Whether calls may share a run; may be read without a lock. */
  public boolean joins() {
    return joins;
  }

  /** From now on each call runs alone: the signature was seen to break the rule of rows. */
  public void runAlone() {
    joins = false;
  }

  /** Whether outputs were seen to follow the number of rows; may be read without a lock. */
  public boolean keepsRows() {
    return keepsRows;
  }

  /** Outputs were seen to follow the number of rows, in two of them. */
  public void rowsKept() {
    keepsRows = true;
  }

  /** The name of its model. */
  public String model() {
    return model;
  }

  ServiceCurve curve() {
    return curve;
  }

  void begins(int rows) {
    running++;
    recent.add(rows);
  }

  /**
   * @param worked nanoseconds that the run's thread had a processor
   * @param took nanoseconds
   */
  void ends(long worked, long took) {
    running--;
    crowding.ran(worked, took);
  }

  /** Rows that run where so many are asked for. */
  public int size(int rows) {
    return joins ? sizes.holding(rows) : rows;
  }

  BatchSizes sizes() {
    return sizes;
  }

  void add(Waiting<C> call, long now) {
    pace.came(now);
    byShape.computeIfAbsent(call.shape(), ignored -> new ShapeQueue<>()).add(call, now);
  }

  void remove(Waiting<C> call) {
    ShapeQueue<C> queue = byShape.get(call.shape());
    if (queue != null) {
      queue.remove(call);
      if (queue.isEmpty()) {
        byShape.remove(call.shape());
      }
    }
  }

  boolean isEmpty() {
    return byShape.isEmpty();
  }

  /** None of them is empty. */
  Collection<ShapeQueue<C>> queues() {
    return byShape.values();
  }

  /** The call that would be served last. */
  Waiting<C> last() {
    return queues().stream()
        .map(ShapeQueue::last)
        .max(
            Comparator.<Waiting<C>>comparingLong(Waiting::rank)
                .thenComparingLong(Waiting::sequence))
        .orElseThrow();
  }

  /**
   * The least time until such a call has its answer, if it is admitted now: the batches of its
   * shape before it, and its own. Empty where too little is known.
   *
   * @param workers among which the batches before it are shared
   */
  OptionalLong least(Object shape, int rows, int priority, int workers, long now) {
    OptionalLong own = curve.brief(size(rows), now);
    ShapeQueue<C> queue = byShape.get(shape);
    if (own.isEmpty() || queue == null || !joins || queue.last().priority() > priority) {
      return own;
    }
    long batchesBefore = queue.rows() / sizes.largest();
    long full = curve.brief(sizes.largest(), now).orElse(0);
    return OptionalLong.of(own.getAsLong() + batchesBefore / workers * full);
  }

  /**
   * When a queue's batch closes: now or earlier where it is full or need not wait.
   *
   * <p>Where processors are short, a batch of few rows waits for the one of its lane that runs, and
   * for as many rows as ran together lately, at most half as long as its run takes. Others use the
   * processor meanwhile, and each row then needs less of it. A caller who is alone never waits.
   */
  long closes(ShapeQueue<C> queue, long linger, long now) {
    if (!joins || queue.rows() >= sizes.largest()) {
      return now;
    }
    int size = size(queue.rows());
    long patience =
        expectsCompany(queue.rows(), size)
            ? Math.max(linger, (long) (PATIENCE * curve.typical(size).orElse(0)))
            : linger;
    if (patience == 0) {
      return now;
    }
    long gathered = queue.since() + patience;
    long slack = queue.slack(now);
    if (slack == Long.MAX_VALUE) {
      return gathered;
    }
    long pressing = now + slack - curve.cautious(size).orElse(0);
    return Math.min(gathered, pressing);
  }

  private boolean expectsCompany(int rows, int size) {
    return crowding.isCrowded() && (running > 0 || rows < recent.most()) && isDear(rows, size);
  }

  /** Whether so many rows cost clearly more each than those of a full batch. */
  private boolean isDear(int rows, int size) {
    double full = (double) curve.typical(sizes.largest()).orElse(0) / sizes.largest();
    return curve.typical(size).orElse(0) > DEAR * full * rows;
  }

  /**
   * Whether a call of so many rows has had no company lately, takes less than {@code quick} as far
   * as is known, and comes longer than that after the one before it.
   */
  boolean isQuickAlone(int rows, long quick, long now) {
    int size = size(rows);
    return running == 0
        && rows >= recent.most()
        && pace.gap() > quick
        && curve.cautious(size).orElse(quick) < quick
        && curve.brief(size, now).isPresent();
  }

  /** Whether some call misses its deadline unless its batch begins at once or almost so. */
  boolean presses(ShapeQueue<C> queue, long now) {
    long slack = queue.slack(now);
    return slack != Long.MAX_VALUE && slack < 2 * curve.cautious(size(queue.rows())).orElse(0);
  }
}
