package dev.tradewind.training.price;

import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.ReportFiles;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** How many are sold at which price, what goes with the price held. */
public final class PriceResponseModel implements TrainingModel {

  private static final int GOLDEN = 8;

  @Override
  public String name() {
    return "price-response";
  }

  @Override
  public String task() {
    return "how many are sold at which price, promotions and the like held";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "CSV with a header: units sold, price, optionally item, promotions (0 or 1), time, anything"
            + " else to be held");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return PriceColumns.parameters();
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    TrainingLog progress = new TrainingLog(listener, request);
    progress.progressed(Phase.DATASET, 0, 0, Double.NaN);
    Sales sales = SalesReading.read(request.data(), request.parameters());
    PriceSplit split = PriceSplit.of(sales, request.seed());
    progress.progressed(Phase.TRAIN, 0, 0, Double.NaN);
    Response response = Response.fit(sales, split.train());
    progress.progressed(Phase.TRAIN, 0.5, 0, Double.NaN);
    PriceEstimates estimates = PriceEstimates.of(sales, response, request.seed());
    progress.progressed(Phase.EVALUATE, 0, 0, Double.NaN);
    PriceMeasurement measured = PriceMeasurement.of(sales, split, response);
    try (PriceInference inference = new PriceInference(sales, response)) {
      ReportData report =
          new PriceReport(request, sales, split, response, estimates, measured).of(progress);
      ReportFiles.write(report, request.report());
      progress.progressed(Phase.EXPORT, 0, 0, Double.NaN);
      int[] questions = Arrays.copyOf(split.test(), Math.min(GOLDEN, split.test().length));
      GoldenCheck golden = inference.write(questions, report, request.savedModel());
      List<Metric> metrics = new ArrayList<>(report.metrics());
      metrics.addAll(estimates.metrics(sales));
      return new RunResult(
          split.train().length,
          sales.fingerprint(),
          metrics,
          request.savedModel(),
          golden,
          OptionalDouble.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
