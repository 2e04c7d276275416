package dev.tradewind.training.demand;

import dev.tradewind.training.data.DemandSeries;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.ReportFiles;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Units sold on each of the next 14 days. The last 14 days of each series are held out for the
 * metrics, the 14 before choose the best epoch, and training windows end before those.
 */
public final class DemandModel implements TrainingModel {

  /** Two held-out stretches and four weeks to learn from. */
  private static final int SHORTEST = 4 * DemandShape.HORIZON;

  /** First day a training window may forecast: two weeks are known. */
  private static final int FIRST_ORIGIN = DemandShape.HORIZON;

  @Override
  public String name() {
    return "demand";
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 60, 1, 1000),
        ParameterSpec.whole("patience", 8, 1, 100),
        ParameterSpec.whole("windows_per_epoch", 10_000, 100, 1_000_000),
        ParameterSpec.whole("batch_size", 128, 8, 4096),
        ParameterSpec.decimal("learning_rate", 0.001, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.01, 0, 1),
        ParameterSpec.decimal("dropout", 0.1, 0, 0.9),
        ParameterSpec.whole("hidden", 128, 8, 2048));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    TrainingLog progress = new TrainingLog(listener);
    progress.progressed(Phase.DATASET, 0, 0, Double.NaN);
    String fingerprint = Fingerprint.of(request.data());
    List<DemandSeries> series =
        DemandSeries.read(request.data()).stream()
            .filter(one -> one.units().length >= SHORTEST)
            .toList();
    if (series.isEmpty()) {
      throw RunFailure.data("no item has " + SHORTEST + " days or more");
    }
    try (DemandInference inference = new DemandInference(request.parameters().whole("hidden"))) {
      inference.restore(fit(request, progress, series, inference));
      progress.progressed(Phase.EVALUATE, 0, 0, Double.NaN);
      DemandMeasurement measured = DemandMeasurement.of(inference, series);
      ReportData report = new DemandReport(measured, inference).of(request, fingerprint, progress);
      ReportFiles.write(report, request.report());
      progress.progressed(Phase.EXPORT, 0, 0, Double.NaN);
      inference.write(request.savedModel());
      return new RunResult(series.size(), fingerprint, report.metrics(), request.savedModel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Weights fit(
      RunRequest request,
      TrainingLog progress,
      List<DemandSeries> series,
      DemandInference inference) {
    Hyperparameters parameters = request.parameters();
    int epochs = parameters.whole("epochs");
    int batchSize = parameters.whole("batch_size");
    int batches = Math.max(1, parameters.whole("windows_per_epoch") / batchSize);
    Random random = new Random(request.seed());
    double best = Double.POSITIVE_INFINITY;
    int bestEpoch = 0;
    try (DemandTraining training =
        new DemandTraining(
            parameters.whole("hidden"),
            parameters.decimal("dropout"),
            parameters.decimal("weight_decay"),
            request.seed())) {
      Weights kept = training.weights();
      for (int epoch = 1; epoch <= epochs; epoch++) {
        double loss = 0;
        for (int batch = 1; batch <= batches; batch++) {
          List<Window> windows = draw(series, batchSize, random);
          loss += training.step(windows, parameters.decimal("learning_rate"));
          progress.progressed(
              Phase.TRAIN,
              (epoch - 1 + (double) batch / batches) / epochs,
              epoch - 1,
              loss / batch);
        }
        Weights now = training.weights();
        inference.restore(now);
        DemandScores scores = score(inference, series, 2 * DemandShape.HORIZON);
        double pinball = scores.pinball() + scores.cumulativePinball() / DemandShape.HORIZON;
        progress.validated("pinball loss", pinball);
        progress.progressed(Phase.TRAIN, (double) epoch / epochs, epoch, loss / batches);
        if (pinball < best) {
          best = pinball;
          bestEpoch = epoch;
          kept = now;
        } else if (epoch - bestEpoch >= parameters.whole("patience")) {
          break;
        }
      }
      return kept;
    }
  }

  /** Windows of random series and days, all that they forecast before the held-out days. */
  private static List<Window> draw(List<DemandSeries> series, int count, Random random) {
    List<Window> windows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      DemandSeries one = series.get(random.nextInt(series.size()));
      int last = one.units().length - 3 * DemandShape.HORIZON;
      int first = Math.min(last, Math.max(FIRST_ORIGIN, Math.min(DemandShape.HISTORY, last)));
      windows.add(Window.at(one, first + random.nextInt(last - first + 1)));
    }
    return windows;
  }

  private static DemandScores score(
      DemandInference inference, List<DemandSeries> series, int daysFromEnd) {
    List<Window> windows =
        series.stream().map(one -> Window.at(one, one.units().length - daysFromEnd)).toList();
    List<DemandInference.Forecast> forecasts = inference.forecast(windows);
    DemandScores scores = new DemandScores();
    for (int i = 0; i < windows.size(); i++) {
      DemandInference.Forecast forecast = forecasts.get(i);
      scores.add(
          windows.get(i).actual(),
          forecast.daily(),
          forecast.cumulative(),
          DemandMeasurement.scale(series.get(i).units()));
    }
    return scores;
  }
}
