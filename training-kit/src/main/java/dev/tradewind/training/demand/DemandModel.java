package dev.tradewind.training.demand;

import dev.tradewind.training.data.DemandSeries;
import dev.tradewind.training.data.Fingerprint;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.fit.TimedTraining;
import dev.tradewind.training.fit.TimedTraining.Length;
import dev.tradewind.training.nn.Weights;
import dev.tradewind.training.nn.train.Epochs;
import dev.tradewind.training.nn.train.Feeds;
import dev.tradewind.training.nn.train.TrainingLoop;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TimeBudget;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Units sold on each of the next 14 days. The last 14 days of each series are held out for the
 * metrics, the 14 before choose the best epoch, and training windows end before those.
 */
public final class DemandModel implements TrainingModel {

  /** Two held-out stretches and four weeks to learn from. */
  private static final int SHORTEST = 4 * DemandShape.HORIZON;

  /** First day a training window may forecast: two weeks are known. */
  private static final int FIRST_ORIGIN = DemandShape.HORIZON;

  /** Series whose last windows are golden requests. */
  private static final int GOLDEN = 8;

  @Override
  public String name() {
    return "demand";
  }

  @Override
  public String task() {
    return "units sold in the next 14 days, as quantiles";
  }

  @Override
  public List<String> formats() {
    return List.of("lines item,first_day,units,units,... (one value a day)");
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
    return ModelRun.of(request, listener, DemandModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    String fingerprint = Fingerprint.of(request.data());
    List<DemandSeries> series =
        DemandSeries.read(request.data()).stream()
            .filter(one -> one.units().length >= SHORTEST)
            .toList();
    if (series.isEmpty()) {
      throw RunFailure.data("no item has " + SHORTEST + " days or more");
    }
    try (DemandInference inference = new DemandInference(request.parameters().whole("hidden"))) {
      TrainingLoop.Outcome outcome = fit(request, run.log(), run.budget(), series, inference);
      inference.restore(outcome.weights());
      run.begin(Phase.EVALUATE);
      DemandMeasurement measured = DemandMeasurement.of(inference, series);
      ReportData report = new DemandReport(measured, inference).of(request, fingerprint, run.log());
      return run.handOver(
          series.size(),
          fingerprint,
          report,
          OptionalDouble.of(outcome.validation()),
          (told, directory) ->
              inference.write(
                  inference.artefact(measured.first(GOLDEN).windows()), told, directory));
    }
  }

  private static TrainingLoop.Outcome fit(
      RunRequest request,
      TrainingLog progress,
      TimeBudget budget,
      List<DemandSeries> series,
      DemandInference inference)
      throws InterruptedException {
    Hyperparameters parameters = request.parameters();
    int batchSize = parameters.whole("batch_size");
    int batches = Math.max(1, parameters.whole("windows_per_epoch") / batchSize);
    TimedTraining timed = TimedTraining.of(request, budget, progress, "choose");
    try (DemandTraining training =
        new DemandTraining(
            parameters.whole("hidden"),
            parameters.decimal("dropout"),
            parameters.decimal("weight_decay"),
            request.seed())) {
      Epochs epochs =
          epoch -> {
            Random random = new Random(request.seed() * 31 + epoch);
            List<Supplier<Feeds>> supplied = new ArrayList<>();
            for (int batch = 0; batch < batches; batch++) {
              List<Window> windows = draw(series, batchSize, random);
              supplied.add(() -> training.feeds(windows));
            }
            return supplied;
          };
      return timed.run(
          training.trainer(),
          epochs,
          batches,
          Length.whole(request),
          weights -> -validate(weights, inference, series, progress));
    }
  }

  private static double validate(
      Weights weights, DemandInference inference, List<DemandSeries> series, TrainingLog progress) {
    inference.restore(weights);
    DemandScores scores = score(inference, series, 2 * DemandShape.HORIZON);
    double pinball = scores.pinball() + scores.cumulativePinball() / DemandShape.HORIZON;
    progress.validated("pinball loss", pinball);
    return pinball;
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
