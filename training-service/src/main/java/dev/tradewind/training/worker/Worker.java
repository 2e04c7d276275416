package dev.tradewind.training.worker;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.WorkerEnding;
import java.io.IOException;
import java.util.function.Consumer;

/** A worker at work. */
public interface Worker {

  /** Reads what the worker says until it ends. Blocks. */
  WorkerEnding follow(Consumer<RunProgress> onProgress) throws IOException, InterruptedException;

  /**
   * Tells the worker to end, and kills it where it does not. Returns at once. Of one that has ended
   * it removes what is left.
   */
  void stop();
}
