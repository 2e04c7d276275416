package dev.tradewind.training.run;

import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.artifact.RunWorkspace;
import dev.tradewind.training.artifact.SharedData;
import dev.tradewind.training.dataset.DataSets;
import dev.tradewind.training.domain.DataDescription;
import dev.tradewind.training.domain.DataSetUnavailableException;
import dev.tradewind.training.domain.RunPurpose;
import dev.tradewind.training.domain.RunPurpose.Trial;
import dev.tradewind.training.domain.RunPurpose.Winner;
import dev.tradewind.training.domain.TrainableModel;
import dev.tradewind.training.domain.TrainingRun;
import dev.tradewind.training.privacy.DataSubjects;
import dev.tradewind.training.registry.LineageJson;
import dev.tradewind.training.settings.TrainingSettings;
import dev.tradewind.training.worker.RunLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The data set that a run trains on: fetched, or that of the attempt before where there is a
 * checkpoint to go on from. A checkpoint is worth nothing on other data, and must not be gone on
 * from where someone of its data was erased.
 */
@ApplicationScoped
public class RunData {

  private static final Logger LOG = Logger.getLogger(RunData.class);

  private final DataSets dataSets;
  private final ArtifactStore artifacts;
  private final DataSubjects subjects;
  private final RunQueue queue;
  private final TrainingSettings settings;
  private final Clock clock;

  RunData(
      DataSets dataSets,
      ArtifactStore artifacts,
      DataSubjects subjects,
      RunQueue queue,
      TrainingSettings settings,
      Clock clock) {
    this.dataSets = dataSets;
    this.subjects = subjects;
    this.artifacts = artifacts;
    this.queue = queue;
    this.settings = settings;
    this.clock = clock;
  }

  /** Puts the data set into the workspace, and answers what was read. Blocks. */
  DataDescription prepare(TrainingRun run, RunWorkspace workspace)
      throws IOException, InterruptedException, DataSetUnavailableException {
    if (workspace.isResumable() && !subjects.haveBeenErased(workspace.subjects())) {
      LOG.infof("run %s goes on from its checkpoint", run.id());
      workspace.forgetModel();
      return LineageJson.decodeData(workspace.dataDescription());
    }
    if (isOfSearch(run.request().purpose())) {
      return shared(run, workspace);
    }
    return fetch(run, workspace);
  }

  private static boolean isOfSearch(RunPurpose purpose) {
    return purpose instanceof Trial || purpose instanceof Winner;
  }

  /** The first run of a search fetches for all of them. */
  private synchronized DataDescription shared(TrainingRun run, RunWorkspace workspace)
      throws IOException, InterruptedException, DataSetUnavailableException {
    SharedData shared = artifacts.searchData(run.request().purpose().originId());
    if (shared.isThere() && !subjects.haveBeenErased(shared.subjects())) {
      DataDescription data = LineageJson.decodeData(shared.give(workspace));
      if (run.request().purpose() instanceof Trial trial) {
        shared.giveCheckpoints(trial.trial(), workspace);
      }
      return data;
    }
    DataDescription data = fetch(run, workspace);
    shared.take(workspace, LineageJson.encode(data));
    return data;
  }

  /** A trial that is good enough goes on from where it is. One that cannot be kept begins anew. */
  void keepForNextRung(Trial trial, RunWorkspace workspace) {
    try {
      // The data that other runs of the search have may be another one by now.
      if (!subjects.haveBeenErased(workspace.subjects())) {
        artifacts.searchData(trial.searchId()).keepCheckpoints(trial.trial(), workspace);
      }
    } catch (IOException failure) {
      LOG.warnf(
          failure,
          "search %s: the checkpoints of trial %d are not kept",
          trial.searchId(),
          trial.trial());
    }
  }

  private DataDescription fetch(TrainingRun run, RunWorkspace workspace)
      throws IOException, InterruptedException, DataSetUnavailableException {
    String name = run.request().model();
    TrainableModel model =
        TrainableModel.named(name).orElseThrow(() -> new IllegalStateException("no model " + name));
    DataDescription data =
        dataSets.fetch(
            model,
            workspace.begin(),
            workspace.subjects(),
            line -> RunLog.add(workspace.directory(), clock, line));
    workspace.keepData(LineageJson.encode(data));
    return data;
  }

  /**
   * Keeps the specification and the log; where the run is not done and has a checkpoint, that and
   * the data too, of a bounded number of runs.
   */
  void tidy(String runId, boolean done) {
    try {
      RunWorkspace workspace = artifacts.workspace(runId);
      if (done || !workspace.isResumable()) {
        workspace.tidy();
      } else {
        Set<String> others = queue.runs();
        others.remove(runId);
        artifacts.forgetOldCheckpoints(settings.resumableRuns(), others);
      }
    } catch (IOException failure) {
      LOG.warnf(failure, "run %s: files are left behind", runId);
    }
  }
}
