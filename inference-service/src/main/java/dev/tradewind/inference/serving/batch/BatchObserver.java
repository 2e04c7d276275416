package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.predict.RunCost;
import java.util.List;

/** Is told what the workers do, on their threads and on those of callers: must be quick. */
public interface BatchObserver {

  /** One that tells all of these, in this order. */
  static BatchObserver all(List<BatchObserver> observers) {
    return observers.size() == 1 ? observers.get(0) : new Observers(observers);
  }

  /**
   * A call has its answer.
   *
   * @param rows its own
   */
  default void answered(String model, int rows, RunCost cost) {}

  /**
   * A batch has run.
   *
   * @param calls that shared it
   * @param rows theirs
   * @param size rows that ran, padding included
   * @param nanos it took
   */
  default void ran(String model, int calls, int rows, int size, long nanos) {}

  /** A call was turned away, or gave its place to another, as too many waited. */
  default void shed(String model) {}

  /** A call was dropped, or turned away, as its deadline could not be met. */
  default void late(String model) {}
}
