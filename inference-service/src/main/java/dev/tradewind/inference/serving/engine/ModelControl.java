package dev.tradewind.inference.serving.engine;

import java.util.concurrent.CompletionStage;

/** What a person may tell the life cycle of models, beside what its sources wish for. */
public interface ModelControl {

  /**
   * Loads a model that was unloaded, and tries at once what was refused or taken back.
   *
   * @return ends when a version serves; fails with MODEL_UNKNOWN where no source names the model,
   *     and with MODEL_REFUSED where none of its versions can be loaded
   */
  CompletionStage<Void> load(String model);

  /**
   * Unloads all versions of a model, until {@link #load} or a restart; calls that they admitted are
   * answered.
   *
   * @return ends when no new call is admitted; fails with MODEL_UNKNOWN
   */
  CompletionStage<Void> unload(String model);

  /**
   * Looks now at what shall be loaded.
   *
   * @return ends when it has been looked at, and what can be loaded has been
   */
  CompletionStage<Void> look();
}
