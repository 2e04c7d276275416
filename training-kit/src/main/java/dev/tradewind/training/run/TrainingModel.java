package dev.tradewind.training.run;

import java.util.List;

/** A kind of model that can be trained. */
public interface TrainingModel {

  /** Its name in the registry, for example {@code next-item}. */
  String name();

  /** What it tells, in a few words, for example {@code the next item that a shopper takes}. */
  String task();

  /** The formats that it reads, each in a line; docs/formats.md says more. */
  List<String> formats();

  /** Its hyper-parameters. */
  List<ParameterSpec> parameters();

  /**
   * Reads the data, trains, measures on held-out data and exports. The same data, seed and
   * parameters give the same metrics.
   *
   * @throws RunFailure DATA_INVALID
   */
  RunResult train(RunRequest request, ProgressListener progress);
}
