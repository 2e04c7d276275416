package dev.tradewind.training.fit;

import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.ReportFiles;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TimeBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalDouble;

/**
 * One run of a model, as all of them go: the data are read, then it trains, is measured, and is
 * handed over with its report.
 *
 * @param budget its time, which began with it
 * @param log what its report tells of the training; also tells who listens
 */
public record ModelRun(RunRequest request, TimeBudget budget, TrainingLog log) {

  /** What a model does in a run; it begins with the data. */
  @FunctionalInterface
  public interface Work {

    /** Does it. */
    RunResult in(ModelRun run) throws IOException, InterruptedException;
  }

  /** Writes a SavedModel, and asks it its golden requests. */
  @FunctionalInterface
  public interface Export {

    /**
     * Writes it.
     *
     * @param report whose card is written beside it
     * @param directory where to
     */
    GoldenCheck write(ReportData report, Path directory) throws IOException;
  }

  /** Runs a model. */
  public static RunResult of(RunRequest request, ProgressListener listener, Work work) {
    TimeBudget budget = TimeBudget.begin(request.budget(), Clock.systemUTC());
    ModelRun run = new ModelRun(request, budget, new TrainingLog(listener, request));
    run.begin(Phase.DATASET);
    try {
      return work.in(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while training", e);
    }
  }

  /** Tells that the next phase begins. */
  public void begin(Phase phase) {
    log.progressed(phase, 0, 0, Double.NaN);
  }

  /** Hands over: the report first, so that it is there where the export fails. */
  public RunResult handOver(
      long examples,
      String fingerprint,
      ReportData report,
      OptionalDouble validation,
      Export export)
      throws IOException {
    ReportFiles.write(report, request.report());
    begin(Phase.EXPORT);
    GoldenCheck golden = export.write(report, request.savedModel());
    return new RunResult(
        examples, fingerprint, report.metrics(), request.savedModel(), golden, validation);
  }
}
