package dev.tradewind.training.risk.learner;

import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.run.RunRequest;
import java.util.List;

/** What a run of the risk model learns from and is measured on. */
public interface RiskData {

  /** All rows. */
  Examples examples();

  /** What they are for. */
  Parts parts();

  /**
   * Parts of what may be learned from, held out in turn.
   *
   * @param count 2 or more
   * @throws dev.tradewind.training.run.RunFailure where there is no room for so many
   */
  List<NamedFold> folds(int count);

  /**
   * A part that is held out.
   *
   * @param name what it is, for the report
   * @param fit indices to learn from
   * @param validation indices that are held out
   */
  @SuppressWarnings("ArrayRecordComponent") // indices; never compared or printed
  record NamedFold(String name, int[] fit, int[] validation) {}

  /** SHA-256 of the files. */
  String fingerprint();

  /** Measures a model on the test rows, and says what came of it. */
  ReportData report(RunRequest request, RiskFit.Fitted fitted, TrainingLog log);
}
