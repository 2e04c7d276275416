package dev.tradewind.training.nn.train;

import java.util.List;
import java.util.function.Supplier;

/**
 * What is trained on. An epoch depends on its number and on nothing else, so that training can go
 * on from any batch of it: shuffle by {@code new Random(seed * 31 + epoch)}.
 */
@FunctionalInterface
public interface Epochs {

  /**
   * The batches of an epoch.
   *
   * @param epoch from 1
   * @return suppliers of tensors; called once each at most, in order, on another thread and ahead
   *     of the step
   */
  List<Supplier<Feeds>> batches(int epoch);
}
