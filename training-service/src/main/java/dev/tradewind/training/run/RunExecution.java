package dev.tradewind.training.run;

import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.artifact.ArtifactStore.Artifact;
import dev.tradewind.training.artifact.FileTrees;
import dev.tradewind.training.dataset.DataSetUnavailableException;
import dev.tradewind.training.dataset.DataSets;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.Promotion;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import dev.tradewind.training.domain.WorkerEnding.Trained;
import dev.tradewind.training.settings.TrainingSettings;
import dev.tradewind.training.worker.WorkerSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Executes a run from its data set to its registered version. Blocks.
 *
 * <p>The order at the end makes half-trained models impossible: the worker has ended well; the
 * artefact is moved into its place in one step; only then one transaction registers the version,
 * moves the alias and ends the run, and it does none of these where the run was cancelled
 * meanwhile. A crash in between leaves a directory that no version names.
 */
@ApplicationScoped
public class RunExecution {

  private static final Logger LOG = Logger.getLogger(RunExecution.class);

  private final DataSets dataSets;
  private final RunningWorkers workers;
  private final ArtifactStore artifacts;
  private final RunJournal journal;
  private final TrainingSettings settings;
  private final Clock clock;

  RunExecution(
      DataSets dataSets,
      RunningWorkers workers,
      ArtifactStore artifacts,
      RunJournal journal,
      TrainingSettings settings,
      Clock clock) {
    this.dataSets = dataSets;
    this.workers = workers;
    this.artifacts = artifacts;
    this.journal = journal;
    this.settings = settings;
    this.clock = clock;
  }

  /** Executes the run; whatever happens is written down in it. */
  void execute(String runId) {
    TrainingRun run = journal.start(runId);
    if (!run.isRunning()) {
      return;
    }
    try {
      WorkerEnding ending = train(run, artifacts.workspace(runId));
      if (workers.isStopping()) {
        LOG.infof("run %s goes on after the next start", runId);
      } else if (ending instanceof Trained trained) {
        publish(run, trained);
      } else if (ending instanceof Refused refused) {
        journal.fail(runId, refused.error());
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      LOG.infof("run %s goes on after the next start", runId);
    } catch (IOException | RuntimeException failure) {
      broken(runId, failure);
    } finally {
      tidy(runId);
    }
  }

  private WorkerEnding train(TrainingRun run, Path workspace)
      throws IOException, InterruptedException {
    RunRequest request = run.request();
    TrainableModel model =
        TrainableModel.named(request.model())
            .orElseThrow(() -> new IllegalStateException("no model " + request.model()));
    Path data = workspace.resolve("data");
    try {
      Optional<String> refusal = model.refusal(dataSets.fetch(model, data));
      if (refusal.isPresent()) {
        return new Refused(refusal.get());
      }
    } catch (DataSetUnavailableException failure) {
      LOG.warnf(failure, "run %s has no data set", run.id());
      return new Refused(String.valueOf(failure.getMessage()));
    }
    Path output = Files.createDirectory(workspace.resolve("output"));
    ProgressRecorder progress =
        new ProgressRecorder(
            clock, settings.progressInterval(), step -> journal.advance(run.id(), step));
    return workers.run(
        run.id(),
        new WorkerSpec(request, data, output),
        workspace,
        () -> journal.isRunning(run.id()),
        progress);
  }

  private void publish(TrainingRun run, Trained trained) throws IOException {
    String model = run.request().model();
    long number = journal.reserveVersion(model);
    Artifact artifact = artifacts.publish(trained.savedModel(), model, number);
    Instant now = clock.instant();
    Promotion promotion = Promotion.of(trained.result().metrics());
    ModelVersion version =
        new ModelVersion(
            model,
            number,
            artifact.uri(),
            artifact.digest(),
            trained.result().metrics(),
            run.id(),
            trained.result().dataFingerprint(),
            now);
    TrainingRun ended =
        journal.complete(
            run.id(),
            current -> current.succeed(now, trained.result(), number, promotion),
            version,
            promotion.promoted() ? List.of(Promotion.CHAMPION) : List.of());
    if (!ended.hasMade(number)) {
      artifacts.withdraw(model, number);
    }
  }

  private void broken(String runId, Exception failure) {
    LOG.errorf(failure, "run %s broke", runId);
    if (!workers.isStopping()) {
      journal.fail(runId, "internal error; the service's log tells more about run " + runId);
    }
  }

  /** Keeps the specification and the log; the data set can be fetched again. */
  private void tidy(String runId) {
    try {
      Files.deleteIfExists(artifacts.runDirectory(runId).resolve("data"));
      FileTrees.delete(artifacts.runDirectory(runId).resolve("output"));
    } catch (IOException failure) {
      LOG.warnf(failure, "run %s: files are left behind", runId);
    }
  }
}
