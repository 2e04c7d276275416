package dev.tradewind.training.risk.table;

import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.risk.learner.RiskData;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.run.Hyperparameters;
import dev.tradewind.training.run.ParameterSpec;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunRequest;
import java.util.List;

/** Any table with a column of 0 and 1. */
public final class TableData implements RiskData {

  private final Table table;
  private final Parts parts;
  private final long seed;

  private TableData(Table table, Parts parts, long seed) {
    this.table = table;
    this.parts = parts;
    this.seed = seed;
  }

  /** The parameters that say what a table's columns are. */
  public static List<ParameterSpec> parameters() {
    return List.of(
        ParameterSpec.text("label"), ParameterSpec.text("time"), ParameterSpec.text("leave_out"));
  }

  /** Whether a run says what a table's columns are: then its data are one. */
  public static boolean isAskedFor(Hyperparameters parameters) {
    return parameters().stream().anyMatch(one -> !parameters.text(one.name()).isEmpty());
  }

  /**
   * Reads.
   *
   * @throws RunFailure DATA_INVALID or PARAMETER_INVALID
   */
  public static TableData read(RunRequest request) {
    Table table = Table.read(request.data(), request.parameters());
    return new TableData(table, TableParts.of(table, request.seed()), request.seed());
  }

  @Override
  public Examples examples() {
    return table.examples();
  }

  @Override
  public Parts parts() {
    return parts;
  }

  @Override
  public List<NamedFold> folds(int count) {
    return TableFolds.of(table, parts.train(), count, seed);
  }

  @Override
  public String fingerprint() {
    return table.fingerprint();
  }

  @Override
  public ReportData report(RunRequest request, RiskFit.Fitted fitted, TrainingLog log) {
    return new TableReport(request, fitted, table, parts).of(log);
  }
}
