package dev.tradewind.inference.serving.batch;

import dev.tradewind.inference.predict.RunCost;
import java.util.List;

/** Several observers, or none, as one. */
record Observers(List<BatchObserver> all) implements BatchObserver {

  Observers {
    all = List.copyOf(all);
  }

  @Override
  public void answered(String model, int rows, RunCost cost) {
    all.forEach(observer -> observer.answered(model, rows, cost));
  }

  @Override
  public void ran(String model, int calls, int rows, int size, long nanos) {
    all.forEach(observer -> observer.ran(model, calls, rows, size, nanos));
  }

  @Override
  public void shed(String model) {
    all.forEach(observer -> observer.shed(model));
  }

  @Override
  public void late(String model) {
    all.forEach(observer -> observer.late(model));
  }
}
