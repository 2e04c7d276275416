package dev.tradewind.inference.serving.batch;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How calls of different callers run together. */
public interface BatchConfig {

  /** Most rows of different calls that run together, 1 to 100,000; 1 means that none do. */
  @WithDefault("64")
  int maximumRows();

  /**
   * Fewest rows of a run, 1 to {@code maximum-rows}: fewer are padded up. With 8, or a multiple of
   * it, a row's answer is the same to the last bit whatever it runs with; with less it is not, as
   * vector instructions leave what does not fill a register to other code.
   */
  @WithDefault("8")
  int smallestRows();

  /**
   * The numbers of rows that runs have, instead of {@code smallest-rows}, its doubles and {@code
   * maximum-rows}. Each 1 to 100,000.
   */
  Optional<List<Integer>> sizes();

  /** Models that have sizes of their own, by name. */
  Map<String, OwnSizes> models();

  /** The sizes of one model. */
  interface OwnSizes {

    /** The numbers of rows that its runs have, instead of everybody's. Each 1 to 100,000. */
    List<Integer> sizes();
  }

  /** Models whose calls never run together, by name: where an answer depends on other rows. */
  Optional<List<String>> unbatchedModels();

  /** How long a call waits for company though a thread is free, 0 to 1 s. */
  @WithDefault("0s")
  Duration linger();

  /**
   * A call that is alone is run by the thread that brings it where 9 of 10 such runs take less than
   * this, 0 (never) to 1 ms: the threads of the network are not held up for longer.
   */
  @WithDefault("PT0.0001S")
  Duration quick();

  /** By how much each priority goes before the next, 0 to 1 s; 1 is first, 100 is usual. */
  @WithDefault("10ms")
  Duration priorityStep();

  /** Calls of one model that may wait, 1 to 100,000. */
  @WithDefault("512")
  int queuePerModel();

  /** Rows of all models that may wait, 1 to 10,000,000. */
  @WithDefault("65536")
  int queueRows();

  /** Rows of one model that may wait, 1 to 10,000,000. */
  @WithDefault("32768")
  int queueRowsPerModel();
}
