package dev.tradewind.training.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be set. Checked at start: see {@link SettingsCheck}. */
@ConfigMapping(prefix = "tradewind.training")
public interface TrainingSettings {

  /**
   * The artefact store: a directory, made where it is absent. A version is {@code
   * <model>/<version>/} in it. Runs work in {@code .runs/<run id>/} of the same file system, so
   * that a model can be moved into place in one step.
   */
  Path artifacts();

  /** The data that the operator provides, {@code tradewind.training.data.<model>}. */
  DataSettings data();

  /** What the model of clicks learns from where its data are not provided. */
  ImpressionSettings impressions();

  /** A file whose single line is the class path of the worker. */
  Path workerClasspath();

  /** The worker's main class. */
  @WithDefault("dev.tradewind.training.worker.Worker")
  String workerMain();

  /** The worker's largest heap, as java -Xmx takes it. */
  @WithDefault("2g")
  String workerHeap();

  /** More flags for the worker's JVM. Native memory is counted by the operating system. */
  @WithDefault("-Dorg.bytedeco.javacpp.maxphysicalbytes=0,-Dorg.bytedeco.javacpp.nopointergc=true")
  Optional<List<String>> workerFlags();

  /** How long a run may take; then it has failed. */
  @WithDefault("12h")
  Duration longestRun();

  /** How long a worker that was told to end may take before it is killed. */
  @WithDefault("5s")
  Duration killAfter();

  /** Where workers run. */
  @WithDefault("process")
  Launcher launcher();

  /** Where workers run. */
  enum Launcher {
    /** Beside this service, on its machine. */
    PROCESS,
    /** As Jobs of the Kubernetes cluster. */
    KUBERNETES
  }

  /** Of workers that run as Jobs. */
  KubernetesSettings kubernetes();

  /** How many runs are at work at once, 1 to 64. */
  @WithDefault("1")
  int concurrentRuns();

  /** How many runs may wait, 1 to 10,000; one more is refused with QUEUE_FULL. */
  @WithDefault("16")
  int queueCapacity();

  /**
   * How many runs of one model may be at work or wait, 1 to 10,000; one more is refused with
   * QUEUE_FULL, so that no model keeps the others from their turn.
   */
  @WithDefault("8")
  int modelCapacity();

  /**
   * Of how many runs that failed or were cancelled checkpoints and data are kept for
   * ResumeTrainingRun, 0 to 1,000; the latest ones.
   */
  @WithDefault("4")
  int resumableRuns();

  /** How many searches for hyper-parameters may be at work, 1 to 100. */
  @WithDefault("4")
  int searches();

  /** The time between two looks at which schedules are due, 1 s to 1 h. */
  @WithDefault("15s")
  Duration scheduleTick();

  /**
   * The token that privacy calls must show, 16 characters at least. Without it all of them are
   * denied.
   */
  Optional<String> privacyToken();

  /** The shortest time between two stored revisions of a run's progress within a phase. */
  @WithDefault("500ms")
  Duration progressInterval();

  /** How many calls may wait in WatchTrainingRun; one more is refused with OVERLOADED. */
  @WithDefault("256")
  int watchers();

  /**
   * How long the feature service may take for a page of a data set, which it reads from its log.
   */
  @WithDefault("60s")
  Duration featureDeadline();

  /** Rows fetched from the feature service at a time, 1 to 5,000. */
  @WithDefault("1000")
  int pageSize();
}
