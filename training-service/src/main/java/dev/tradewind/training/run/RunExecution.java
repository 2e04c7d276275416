package dev.tradewind.training.run;

import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.artifact.ArtifactStore.Artifact;
import dev.tradewind.training.artifact.RunWorkspace;
import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.Lineage;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunResult;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import dev.tradewind.training.domain.WorkerEnding.Trained;
import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.settings.TrainingSettings;
import dev.tradewind.training.worker.WorkerSpec;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
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

  private final RunData runData;
  private final RunningWorkers workers;
  private final ArtifactStore artifacts;
  private final RunJournal journal;
  private final TrainingSettings settings;
  private final Clock clock;

  RunExecution(
      RunData runData,
      RunningWorkers workers,
      ArtifactStore artifacts,
      RunJournal journal,
      TrainingSettings settings,
      Clock clock) {
    this.runData = runData;
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
    boolean done = false;
    try {
      RunWorkspace workspace = artifacts.workspace(runId);
      DataDescription data = runData.prepare(run, workspace);
      WorkerEnding ending = train(run, workspace, data);
      if (workers.isStopping()) {
        LOG.infof("run %s goes on after the next start", runId);
      } else if (ending instanceof Trained trained
          && run.request().purpose() instanceof Trial trial) {
        runData.keepForNextRung(trial, workspace);
        journal.completeTrial(
            runId,
            trained.result().ofTrial(),
            "trial " + trial.trial() + " of search " + trial.searchId() + ": nothing registered");
        done = true;
      } else if (ending instanceof Trained trained) {
        publish(run, trained, reportKept(runId, workspace, trained), data);
        done = true;
      } else if (ending instanceof Refused refused) {
        journal.fail(runId, refused.error());
      }
    } catch (DataSetUnavailableException failure) {
      LOG.warnf(failure, "run %s has no data set", runId);
      journal.fail(runId, String.valueOf(failure.getMessage()));
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      LOG.infof("run %s goes on after the next start", runId);
    } catch (IOException | RuntimeException failure) {
      broken(runId, failure);
    } finally {
      runData.tidy(runId, done);
    }
  }

  private WorkerEnding train(TrainingRun run, RunWorkspace workspace, DataDescription data)
      throws IOException, InterruptedException {
    ProgressRecorder progress =
        new ProgressRecorder(
            clock, settings.progressInterval(), step -> journal.advance(run.id(), step));
    return workers.run(
        run.id(),
        new WorkerSpec(run.request(), workspace.data(), data.inputs(), workspace.output()),
        workspace.directory(),
        () -> journal.isRunning(run.id()),
        progress);
  }

  /** A model is worth registering without its report too. */
  private static boolean reportKept(String runId, RunWorkspace workspace, Trained trained) {
    if (trained.report() == null) {
      return false;
    }
    try {
      workspace.keepReport(trained.report());
      return true;
    } catch (IOException failure) {
      LOG.warnf(failure, "run %s: its report is not kept", runId);
      return false;
    }
  }

  private void publish(TrainingRun run, Trained trained, boolean reported, DataDescription data)
      throws IOException {
    String model = run.request().model();
    RunResult result = trained.result().withReport(reported);
    long number = journal.reserveVersion(model);
    Artifact artifact = artifacts.publish(trained.savedModel(), model, number);
    Instant now = clock.instant();
    ModelVersion version =
        new ModelVersion(
            model,
            number,
            artifact.uri(),
            artifact.digest(),
            result.metrics(),
            run.id(),
            result.dataFingerprint(),
            now,
            new Lineage(
                data,
                run.request().seed(),
                result.parameters(),
                trained.code(),
                0,
                result.privacy()),
            result.golden());
    TrainingRun ended =
        journal.complete(
            run.id(),
            (current, promotion) -> current.succeed(now, result, number, promotion),
            new Candidate(version, artifacts.inspect(model, number)));
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
}
