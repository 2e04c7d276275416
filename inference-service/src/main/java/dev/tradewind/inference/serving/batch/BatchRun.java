package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.predict.RunCost;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.batch.domain.Batch;
import dev.tradewind.inference.serving.batch.domain.Lane;
import dev.tradewind.inference.serving.batch.domain.Waiting;
import dev.tradewind.inference.serving.engine.RowsNotKeptException;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Runs one batch and tells each call its outcome. A call that makes a run fail fails alone: the
 * others run again without it, in halves, so that they do not notice whom they met.
 */
final class BatchRun {

  private static final Logger LOG = Logger.getLogger(BatchRun.class);

  private final Lane<BatchedCall> lane;
  private final BatchObserver observer;
  private final LongSupplier clock;
  private final LongSupplier processor;
  private boolean asOne = true;
  private long spent;
  private long worked;

  private BatchRun(
      Lane<BatchedCall> lane, BatchObserver observer, LongSupplier clock, LongSupplier processor) {
    this.lane = lane;
    this.observer = observer;
    this.clock = clock;
    this.processor = processor;
  }

  /**
   * How it went.
   *
   * @param asOne whether one run answered all
   * @param worked nanoseconds of all runs that this thread had a processor
   * @param nanos of all runs
   */
  record Outcome(boolean asOne, long worked, long nanos) {}

  /**
   * @param clock nanoseconds
   * @param processor nanoseconds that the current thread had a processor
   */
  static Outcome run(
      Batch<BatchedCall> batch,
      BatchObserver observer,
      LongSupplier clock,
      LongSupplier processor) {
    BatchRun run = new BatchRun(batch.lane(), observer, clock, processor);
    run.answer(batch.calls());
    return new Outcome(run.asOne, run.worked, run.spent);
  }

  private void answer(List<Waiting<BatchedCall>> calls) {
    int rows = calls.stream().mapToInt(Waiting::rows).sum();
    int size = lane.size(rows);
    long begun = clock.getAsLong();
    long workedBefore = processor.getAsLong();
    List<Map<String, TensorValue>> outputs;
    try {
      outputs = outputs(calls, rows, size);
    } catch (RowsNotKeptException unlikeRows) {
      failed(begun);
      LOG.warnf("%s: its calls run alone from now on: %s", lane.model(), unlikeRows.getMessage());
      lane.runAlone();
      calls.forEach(call -> answer(List.of(call)));
      return;
    } catch (RuntimeException | Error failure) {
      failed(begun);
      failed(calls, failure);
      return;
    }
    long nanos = clock.getAsLong() - begun;
    spent += nanos;
    worked += processor.getAsLong() - workedBefore;
    observer.ran(lane.model(), calls.size(), rows, size, nanos);
    for (int index = 0; index < calls.size(); index++) {
      Waiting<BatchedCall> call = calls.get(index);
      RunCost cost = new RunCost(begun - call.admitted(), nanos, size);
      observer.answered(lane.model(), call.rows(), cost);
      Map<String, TensorValue> own = outputs.get(index);
      tell(() -> call.call().answered(own, cost));
    }
  }

  /** One caller who cannot take the outcome keeps it from nobody else. */
  private static void tell(Runnable outcome) {
    try {
      outcome.run();
    } catch (RuntimeException deaf) {
      LOG.error("the outcome of a call could not be told", deaf);
    }
  }

  private List<Map<String, TensorValue>> outputs(
      List<Waiting<BatchedCall>> calls, int rows, int size) {
    BatchedCall first = calls.get(0).call();
    if (calls.size() == 1 && (rows == size || !lane.joins())) {
      return List.of(first.model().run(first.signature(), first.inputs()));
    }
    List<Map<String, TensorValue>> inputs = calls.stream().map(it -> it.call().inputs()).toList();
    List<Map<String, TensorValue>> outputs =
        first.model().runTogether(first.signature(), inputs, size);
    if (!lane.keepsRows()) {
      proveRows(first, inputs, size);
    }
    return outputs;
  }

  /**
   * An output that always has eight elements has as many as eight rows, too: the first time, the
   * same rows run once more in another number.
   */
  private void proveRows(BatchedCall call, List<Map<String, TensorValue>> inputs, int size) {
    call.model().runTogether(call.signature(), inputs, lane.size(size + 1));
    lane.rowsKept();
  }

  private void failed(long begun) {
    asOne = false;
    spent += clock.getAsLong() - begun;
  }

  private void failed(List<Waiting<BatchedCall>> calls, Throwable failure) {
    if (calls.size() == 1 || failure instanceof Error) {
      calls.forEach(call -> tell(() -> call.call().failed(failure)));
      return;
    }
    int half = calls.size() / 2;
    answer(calls.subList(0, half));
    answer(calls.subList(half, calls.size()));
  }
}
