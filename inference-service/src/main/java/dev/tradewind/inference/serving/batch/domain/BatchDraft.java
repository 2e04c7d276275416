package dev.tradewind.inference.serving.batch.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The calls at the head of a queue that run together. */
final class BatchDraft<C> {

  private final Lane<C> lane;
  private final long now;
  private final List<Waiting<C>> calls = new ArrayList<>();
  private int rows;
  private long slack = Long.MAX_VALUE;

  private BatchDraft(Lane<C> lane, long now) {
    this.lane = lane;
    this.now = now;
  }

  /** Chooses from a queue that is not empty; takes nothing out of it. */
  static <C> List<Waiting<C>> of(Lane<C> lane, ShapeQueue<C> queue, long now) {
    BatchDraft<C> draft = new BatchDraft<>(lane, now);
    for (Waiting<C> call : queue) {
      if (!draft.takes(call)) {
        break;
      }
      draft.calls.add(call);
      draft.rows += call.rows();
      draft.slack = Math.min(draft.slack, call.slack(now));
    }
    return draft.withoutDearRemainder();
  }

  /** The first that does not fit ends the batch: smaller ones behind it do not overtake. */
  private boolean takes(Waiting<C> call) {
    if (calls.isEmpty()) {
      return true;
    }
    int more = rows + call.rows();
    return lane.joins()
        && more <= lane.sizes().largest()
        && !makesLate(more, Math.min(slack, call.slack(now)));
  }

  /**
   * Whether a call would miss its deadline because the batch grew, as in Clockwork (OSDI '20) and
   * Nexus (SOSP '19): the batch is as large as the earliest deadline allows.
   */
  private boolean makesLate(int more, long earliest) {
    if (earliest == Long.MAX_VALUE || lane.size(more) == lane.size(rows)) {
      return false;
    }
    OptionalLong grown = lane.curve().cautious(lane.size(more));
    OptionalLong asItIs = lane.curve().cautious(lane.size(rows));
    return grown.isPresent()
        && grown.getAsLong() > earliest
        && asItIs.isPresent()
        && asItIs.getAsLong() <= earliest;
  }

  /**
   * Leaves the rows above a full size to the next batch where padding them would cost more time a
   * row than a full batch does (TensorFlow Serving's {@code MINIMIZE_TPU_COST_PER_REQUEST} chooses
   * so, from the same kind of measurement).
   */
  private List<Waiting<C>> withoutDearRemainder() {
    int filled = lane.sizes().filledBy(rows);
    if (calls.size() < 2 || filled == 0 || filled == rows || !lane.joins()) {
      return calls;
    }
    int kept = 0;
    int keptRows = 0;
    while (keptRows + calls.get(kept).rows() <= filled) {
      keptRows += calls.get(kept).rows();
      kept++;
    }
    OptionalLong padded = lane.curve().typical(lane.size(rows));
    OptionalLong full = lane.curve().typical(filled);
    boolean dear =
        keptRows == filled
            && padded.isPresent()
            && full.isPresent()
            && full.getAsLong() * (double) rows < padded.getAsLong() * (double) keptRows;
    return dear ? calls.subList(0, kept) : calls;
  }
}
