package dev.tradewind.training.ctr;

import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.risk.learner.Parts;
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

/** Whether what is shown is clicked. */
public final class ClickModel implements TrainingModel {

  private static final int GOLDEN = 6;

  @Override
  public String name() {
    return "ctr";
  }

  @Override
  public String task() {
    return "whether what is shown is clicked";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "CSV of impressions: click (0 or 1) and context; optionally item, position, shopper, time,"
            + " history, propensity");
  }

  @Override
  public List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.whole("epochs", 15, 1, 1000),
        ParameterSpec.whole("patience", 3, 1, 100),
        ParameterSpec.whole("batch_size", 256, 8, 65536),
        ParameterSpec.decimal("learning_rate", 0.005, 1e-6, 0.1),
        ParameterSpec.decimal("weight_decay", 0.1, 0, 10),
        ParameterSpec.decimal("dropout", 0.3, 0, 0.9),
        ParameterSpec.whole("item_width", 16, 2, 256),
        ParameterSpec.whole("history", 20, 1, 50),
        ParameterSpec.whole("crosses", 2, 1, 6),
        ParameterSpec.whole("hidden", 64, 4, 1024),
        ParameterSpec.whole("pieces", 8, 1, 128),
        ParameterSpec.text("label"),
        ParameterSpec.text("leave_out"));
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, ClickModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    Impressions data = Impressions.read(request.data(), request.parameters());
    Parts parts = ClickParts.of(data, request.seed());
    ClickFit.Fitted fitted = new ClickFit(request, run.log(), run.budget(), data, parts).fit();
    try (ClickInference inference = fitted.inference()) {
      run.begin(Phase.EVALUATE);
      ClickMeasurement measured =
          new ClickMeasurement(data, parts.train(), parts.test(), fitted, request.seed());
      int[] some = Arrays.copyOf(parts.test(), Math.min(GOLDEN, parts.test().length));
      return run.handOver(
          parts.train().length,
          data.fingerprint(),
          new ClickReport(request, fitted, data, parts).of(measured, run.log()),
          OptionalDouble.of(fitted.chosen().quality()),
          (told, directory) -> inference.write(some, told, directory));
    }
  }
}
