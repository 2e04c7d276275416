package dev.tradewind.training.risk;

import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.fit.ModelRun;
import dev.tradewind.training.risk.learner.RiskData;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.risk.learner.RiskInference;
import dev.tradewind.training.risk.table.TableData;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.Phase;
import dev.tradewind.training.run.ProgressListener;
import dev.tradewind.training.run.RunRequest;
import dev.tradewind.training.run.RunResult;
import dev.tradewind.training.run.TrainingModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Which payments are fraud; or a yes or no of any table. */
public final class RiskModel implements TrainingModel {

  private static final int GOLDEN = 8;

  @Override
  public String name() {
    return "risk";
  }

  @Override
  public String task() {
    return "which payments are fraud, or any yes or no of a table";
  }

  @Override
  public List<String> formats() {
    return List.of(
        "CSV of payments with features: TX_DATETIME,CUSTOMER_ID,TX_AMOUNT,TX_FRAUD and columns of"
            + " numbers",
        "CSV of plain payments: TX_TIME_SECONDS,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_FRAUD",
        "a directory that holds one of them, or both: then the plain ones are the history of the"
            + " others");
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> all =
        new ArrayList<>(
            List.of(
                ParameterSpec.whole("epochs", 30, 1, 1000),
                ParameterSpec.whole("patience", 5, 1, 100),
                ParameterSpec.whole("batch_size", 512, 8, 65536),
                ParameterSpec.decimal("learning_rate", 0.003, 1e-6, 0.1),
                ParameterSpec.decimal("weight_decay", 0.01, 0, 10),
                ParameterSpec.decimal("dropout", 0.2, 0, 0.9),
                ParameterSpec.decimal("positive_weight", 1, 0.01, 1000),
                ParameterSpec.whole("members", 3, 1, 32),
                ParameterSpec.whole("crosses", 2, 1, 6),
                ParameterSpec.whole("hidden", 64, 4, 1024),
                ParameterSpec.whole("pieces", 8, 1, 128),
                ParameterSpec.whole("train_days", 28, 1, 3650),
                ParameterSpec.whole(CrossValidation.PARAMETER, 1, 1, CrossValidation.MOST),
                ParameterSpec.decimal("private_noise", 0, 0, 100),
                ParameterSpec.decimal("private_clip", 1, 1e-3, 1000)));
    all.addAll(RiskFit.learnerParameters());
    all.addAll(TableData.parameters());
    return List.copyOf(all);
  }

  @Override
  public RunResult train(RunRequest request, ProgressListener listener) {
    return ModelRun.of(request, listener, RiskModel::train);
  }

  private static RunResult train(ModelRun run) throws IOException, InterruptedException {
    RunRequest request = run.request();
    RiskData data = read(request);
    RiskFit.Fitted fitted = RiskFit.fit(request, run.log(), run.budget(), data);
    try (RiskInference inference = fitted.inference()) {
      run.begin(Phase.EVALUATE);
      int[] test = data.parts().test();
      int[] some = Arrays.copyOf(test, Math.min(GOLDEN, test.length));
      return run.handOver(
              data.parts().train().length,
              data.fingerprint(),
              data.report(request, fitted, run.log()),
              OptionalDouble.of(fitted.validation()),
              (told, directory) -> inference.write(data.examples().rows(some), told, directory))
          .guarded(fitted.privacy());
    }
  }

  /** Payments where there are some, unless the run says what columns of a table are. */
  private static RiskData read(RunRequest request) {
    return TableData.isAskedFor(request.parameters()) || !PaymentData.isAt(request.data())
        ? TableData.read(request)
        : PaymentRun.read(request);
  }
}
