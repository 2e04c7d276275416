package dev.tradewind.training.risk.table;

import dev.tradewind.training.fit.CrossValidation;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Fairness;
import dev.tradewind.training.report.task.BinaryTask;
import dev.tradewind.training.report.task.FairnessSection;
import dev.tradewind.training.risk.learner.Column;
import dev.tradewind.training.risk.learner.Examples;
import dev.tradewind.training.risk.learner.Parts;
import dev.tradewind.training.risk.learner.Reasons;
import dev.tradewind.training.risk.learner.RiskFit;
import dev.tradewind.training.run.PrivacyGuarantee;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** What a person reads of a run on a table. */
record TableReport(RunRequest request, RiskFit.Fitted fitted, Table table, Parts parts) {

  private static final int SMALLEST_GROUP = 100;
  private static final int MOST_GROUPS = 10;
  private static final int MOST_GROUPINGS = 2;

  ReportData of(TrainingLog log) {
    Examples examples = table.examples();
    TableMeasurement measured = TableMeasurement.of(fitted, examples, parts);
    String yes = table.label() + " = 1";
    double threshold = fitted.threshold();
    RunReport report =
        RunReport.of(header(log), measured.comparisons(request.seed()))
            .log(log)
            .results(List.of(columns()))
            .results(
                BinaryTask.sections(
                    yes, measured.predictions(), measured.floorPredictions(), threshold))
            .results(groups(measured, yes, threshold));
    report.results(fitted.treesSection(UnaryOperator.identity()).stream().toList());
    CrossValidation folds = fitted.folds();
    if (folds != null) {
      report.results(List.of(folds.section()));
    }
    PrivacyGuarantee privacy = fitted.privacy();
    if (privacy != null) {
      report.privacy(
          privacy,
          "row",
          "All trainings of the run count. Not counted: means, quantiles, the lists of words,"
              + " calibration and threshold, which are taken from the rows without noise.");
    }
    Reasons reasons =
        new Reasons(
            fitted.inference(),
            examples,
            parts,
            measured.logits(),
            new Reasons.Wording("Row", yes, table.label() + " = 0", UnaryOperator.identity()));
    return report
        .importance("average precision", reasons.importance(request.seed()))
        .explanations(reasons.explanations())
        .card(card())
        .build();
  }

  private Header header(TrainingLog log) {
    return Header.of(
        request,
        "risk",
        "Which rows have " + table.label() + " = 1",
        "rows",
        parts.train().length,
        parts.test().length,
        table.fingerprint(),
        log);
  }

  /** What was made of the file, for whoever knows better. */
  private Section columns() {
    List<Column> columns = table.examples().columns();
    List<String> text = new ArrayList<>();
    text.add(
        "To be told: "
            + table.label()
            + ", which is 1 in "
            + table.examples().positives(IntStream.range(0, table.examples().size()).toArray())
            + " of "
            + table.examples().size()
            + " rows. "
            + split()
            + (table.unlabelled() > 0
                ? " " + table.unlabelled() + " rows without a label were left out."
                : ""));
    text.add("Numbers: " + names(columns, Column.Numeric.class));
    text.add("Words: " + names(columns, Column.Words.class));
    text.add(
        "Not learned from: "
            + (table.leftOut().isEmpty() ? "nothing" : String.join("; ", table.leftOut()))
            + ".");
    text.add(fitted.words());
    return new Section("What was made of the table", text, List.of(), List.of());
  }

  private static String names(List<Column> columns, Class<? extends Column> kind) {
    List<String> names = columns.stream().filter(kind::isInstance).map(Column::name).toList();
    return names.isEmpty() ? "none." : String.join(", ", names) + ".";
  }

  private String split() {
    return table.time() == null
        ? "Seven in ten were learned from, one in ten chosen on and two in ten measured on, drawn"
            + " by the seed with the same share of 1 in each."
        : "In the order of "
            + table.time()
            + ": the first seven in ten were learned from, the next one in ten chosen on, the last"
            + " two in ten measured on.";
  }

  private List<Section> groups(TableMeasurement measured, String yes, double threshold) {
    Examples examples = table.examples();
    return IntStream.range(0, examples.columns().size())
        .filter(
            at ->
                examples.columns().get(at) instanceof Column.Words words
                    && words.words().size() > 1
                    && words.words().size() <= MOST_GROUPS)
        .limit(MOST_GROUPINGS)
        .mapToObj(
            at ->
                FairnessSection.of(
                    Fairness.of(measured.predictions(), group(at), threshold, SMALLEST_GROUP),
                    examples.columns().get(at).name(),
                    yes))
        .toList();
  }

  private List<String> group(int column) {
    List<String> words = ((Column.Words) table.examples().columns().get(column)).words();
    return IntStream.of(parts.test())
        .mapToObj(i -> words.get((int) table.examples().rows()[i][column]))
        .map(word -> word.isEmpty() ? "(missing)" : word)
        .toList();
  }

  private ModelCard card() {
    return new ModelCard(
        "Putting rows in the order of how likely "
            + table.label()
            + " = 1 is. Not for deciding about a person by itself.",
        "A table of " + table.examples().size() + " rows. " + split(),
        "A column that is known only once the answer is known makes any model look good: see what"
            + " it looks at, and leave such a column out (leave_out). Words that were rare or"
            + " absent in training count as one."
            + (table.time() == null
                ? " The rows were split at random: if they come in time, or several are of one"
                    + " person, the figures flatter it."
                : ""));
  }
}
