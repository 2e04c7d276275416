package dev.tradewind.training.price;

import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
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
    return ModelRun.of(request, listener, PriceResponseModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException {
    RunRequest request = run.request();
    Sales sales = SalesReading.read(request.data(), request.parameters());
    PriceSplit split = PriceSplit.of(sales, request.seed());
    run.begin(Phase.TRAIN);
    Response response = Response.fit(sales, split.train());
    run.log().progressed(Phase.TRAIN, 0.5, 0, Double.NaN);
    PriceEstimates estimates = PriceEstimates.of(sales, response, request.seed());
    run.begin(Phase.EVALUATE);
    PriceMeasurement measured = PriceMeasurement.of(sales, split, response);
    try (PriceInference inference = new PriceInference(sales, response)) {
      ReportData report =
          new PriceReport(request, sales, split, response, estimates, measured).of(run.log());
      int[] questions = Arrays.copyOf(split.test(), Math.min(GOLDEN, split.test().length));
      return run.handOver(
              split.train().length,
              sales.fingerprint(),
              report,
              OptionalDouble.empty(),
              (told, directory) -> inference.write(questions, told, directory))
          .and(estimates.metrics(sales));
    }
  }
}
