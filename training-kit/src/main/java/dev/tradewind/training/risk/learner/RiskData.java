package dev.tradewind.training.risk.learner;

import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.RunRequest;

/** What a run of the risk model learns from and is measured on. */
public interface RiskData {

  /** All rows. */
  Examples examples();

  /** What they are for. */
  Parts parts();

  /** SHA-256 of the files. */
  String fingerprint();

  /** Measures a model on the test rows, and says what came of it. */
  ReportData report(RunRequest request, RiskFit.Fitted fitted, TrainingLog log);
}
