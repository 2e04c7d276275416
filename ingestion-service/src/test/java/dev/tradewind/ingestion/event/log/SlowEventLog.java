package dev.tradewind.ingestion.event.log;

import dev.tradewind.ingestion.event.domain.Batch;
import dev.tradewind.ingestion.event.domain.Extent;
import dev.tradewind.ingestion.event.domain.LogSlice;
import dev.tradewind.ingestion.event.domain.ReadRange;
import dev.tradewind.ingestion.event.domain.Receipt;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** A log whose appends last until the test says that they are done, oldest first. */
final class SlowEventLog implements EventLog {

  private final InMemoryEventLog log = new InMemoryEventLog(8);
  private final List<Batch> begun = new ArrayList<>();
  private final Deque<UniEmitter<? super Batch>> underWay = new ArrayDeque<>();

  /** Every append that was begun, in order. */
  List<Batch> begun() {
    return begun;
  }

  void finishOne() {
    underWay.remove().complete(begun.get(begun.size() - underWay.size() - 1));
  }

  void failOne(Throwable failure) {
    underWay.remove().fail(failure);
  }

  @Override
  public Uni<Receipt> append(Batch batch) {
    return Uni.createFrom()
        .<Batch>emitter(
            emitter -> {
              begun.add(batch);
              underWay.add(emitter);
            })
        .chain(log::append);
  }

  @Override
  public Uni<LogSlice> read(ReadRange range) {
    return log.read(range);
  }

  @Override
  public Uni<Map<Integer, Extent>> extents() {
    return log.extents();
  }
}
