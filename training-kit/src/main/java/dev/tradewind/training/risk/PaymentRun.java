package dev.tradewind.training.risk;

import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.risk.learner.RiskData;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.run.RunRequest;
import java.util.List;

/** Payments, split by time. */
record PaymentRun(PaymentData data, TimeSplit split) implements RiskData {

  static PaymentRun read(RunRequest request) {
    PaymentData data = PaymentData.read(request.data());
    int trainDays = request.parameters().whole("train_days");
    return new PaymentRun(data, TimeSplit.of(data.payments(), data.from(), trainDays));
  }

  @Override
  public Examples examples() {
    return data.payments().examples();
  }

  @Override
  public Parts parts() {
    return split.parts();
  }

  @Override
  public List<NamedFold> folds(int count) {
    Payments payments = data.payments();
    return RollingWindows.of(payments, split.window(), count);
  }

  @Override
  public String fingerprint() {
    return data.fingerprint();
  }

  @Override
  public ReportData report(RunRequest request, RiskFit.Fitted fitted, TrainingLog log) {
    RiskMeasurement measured = RiskMeasurement.of(fitted, data.payments(), split, request.seed());
    return new RiskReport(request, fitted, measured, data.payments(), split)
        .of(data.fingerprint(), log);
  }
}
