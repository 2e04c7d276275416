package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.BatchGroup;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Joins the batches of many callers into one append, and so shares the cost of making it durable. A
 * few appends are under way at once; what comes in meanwhile forms the next group. Nobody waits for
 * company: where no append is under way, a batch goes at once, alone. Where one is, the next begins
 * beside it only if it is worth its cost.
 *
 * <p>A group is all or none: where it fails, all its callers are told so, and may try again.
 */
final class GroupCommit implements EventLog {

  private final EventLog log;
  private final GroupCommitLimits limits;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private int eventsWaiting;
  private int appendsUnderWay;
  private long bytesTaken;

  GroupCommit(EventLog log, GroupCommitLimits limits) {
    this.log = log;
    this.limits = limits;
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Waiting one = new Waiting(batch, emitter);
              if (!enter(one)) {
                emitter.fail(overloaded());
                return;
              }
              emitter.onTermination(() -> leave(one));
              appendWhatWaits();
            });
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    return log.read(range);
  }

  @Override
  public Uni<Map<Integer, Extent>> extents() {
    return log.extents();
  }

  private synchronized boolean enter(Waiting one) {
    // A batch larger than the limit is let in where it is alone: it would never be otherwise.
    if (bytesTaken > 0 && bytesTaken + one.batch.bytes() > limits.maxBytesUnderWay()) {
      return false;
    }
    bytesTaken += one.batch.bytes();
    waiting.add(one);
    eventsWaiting += one.batch.events().size();
    return true;
  }

  /** A caller who gives up before the append began takes the batch back. */
  private synchronized void leave(Waiting one) {
    if (waiting.remove(one)) {
      eventsWaiting -= one.batch.events().size();
      bytesTaken -= one.batch.bytes();
    }
  }

  private void appendWhatWaits() {
    for (Optional<List<Waiting>> group = next(); group.isPresent(); group = next()) {
      append(group.get());
    }
  }

  private synchronized Optional<List<Waiting>> next() {
    if (waiting.isEmpty() || !mayBegin()) {
      return Optional.empty();
    }
    appendsUnderWay++;
    List<Waiting> group = new ArrayList<>();
    int events = 0;
    long bytes = 0;
    while (!waiting.isEmpty()) {
      Batch next = waiting.peek().batch;
      events += next.events().size();
      bytes += next.bytes();
      if (!group.isEmpty() && (events > limits.maxEvents() || bytes > limits.maxBytes())) {
        break;
      }
      group.add(waiting.remove());
      eventsWaiting -= next.events().size();
    }
    return Optional.of(group);
  }

  private boolean mayBegin() {
    return appendsUnderWay == 0
        || (appendsUnderWay < limits.maxAppends() && eventsWaiting >= limits.minEventsBeside());
  }

  private void append(List<Waiting> callers) {
    BatchGroup group = new BatchGroup(callers.stream().map(one -> one.batch).toList());
    Uni.createFrom()
        .deferred(() -> log.append(group.joined()))
        .onTermination()
        .invoke(() -> done(callers))
        .subscribe()
        .with(
            receipt -> {
              // The next group is on its way before the callers of this one are told.
              appendWhatWaits();
              List<Receipt> receipts = group.receipts(receipt);
              for (int i = 0; i < callers.size(); i++) {
                callers.get(i).emitter.complete(receipts.get(i));
              }
            },
            failure -> {
              appendWhatWaits();
              callers.forEach(one -> one.emitter.fail(failure));
            });
  }

  private synchronized void done(List<Waiting> callers) {
    appendsUnderWay--;
    for (Waiting one : callers) {
      bytesTaken -= one.batch.bytes();
    }
  }

  private ServiceException overloaded() {
    return new ServiceException(
        CommonReason.OVERLOADED,
        "bytes of events under way: "
            + limits.maxBytesUnderWay()
            + " (no more are taken on; try again later)");
  }

  /** Each is its own: two callers may send the same. */
  private static final class Waiting {
    private final Batch batch;
    private final UniEmitter<? super Receipt> emitter;

    Waiting(Batch batch, UniEmitter<? super Receipt> emitter) {
      this.batch = batch;
      this.emitter = emitter;
    }
  }
}
