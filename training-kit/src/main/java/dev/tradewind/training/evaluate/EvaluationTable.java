package dev.tradewind.training.evaluate;

import dev.tradewind.training.run.Metric;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** All figures, for a person. */
final class EvaluationTable {

  private static final String GAP = "   ";

  private EvaluationTable() {}

  static void write(Evaluation evaluation, PrintStream out) {
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: learned from %,d examples in %.0f s%s, seed %d%s%n",
        evaluation.model(),
        evaluation.result().examples(),
        evaluation.seconds(),
        evaluation.epochSeconds().isPresent()
            ? String.format(
                Locale.ROOT, " (an epoch %.1f s)", evaluation.epochSeconds().getAsDouble())
            : "",
        evaluation.request().seed(),
        evaluation.peakMemory().isPresent()
            ? String.format(
                Locale.ROOT, ", %,.0f MiB of memory at most", evaluation.peakMemory().getAsDouble())
            : "");
    out.println();
    List<List<String>> rows = new ArrayList<>();
    boolean known = !evaluation.published().figures().isEmpty();
    List<String> titles = new ArrayList<>(List.of("metric", "model", "95 % interval", "floor"));
    if (known) {
      titles.add("published");
    }
    titles.add("");
    rows.add(titles);
    for (Metric metric : evaluation.metrics()) {
      rows.add(row(metric, evaluation.published(), known));
    }
    print(rows, out);
    out.println();
    out.println("* decides. The floor is the simple method named beside it, on the same examples.");
    if (known) {
      out.println(
          "Published: " + evaluation.published().method() + "; " + evaluation.published().source());
    }
    out.println("Report      " + evaluation.page());
    out.println("SavedModel  " + evaluation.result().savedModel().toAbsolutePath());
  }

  private static List<String> row(Metric metric, Published published, boolean known) {
    List<String> row = new ArrayList<>();
    row.add((metric.primary() ? "* " : "  ") + metric.name());
    row.add(number(metric.value()));
    row.add(
        metric.low() <= metric.high() ? number(metric.low()) + " to " + number(metric.high()) : "");
    row.add(number(metric.floor()));
    if (known) {
      Double theirs = published.figures().get(metric.name());
      row.add(theirs == null ? "" : number(theirs));
    }
    row.add(
        metric.floorName()
            + (metric.higherIsBetter() ? "" : "; less is better")
            + (Double.isFinite(metric.floor()) && !metric.reachesFloor() ? "; BELOW" : ""));
    return row;
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "";
  }

  private static void print(List<List<String>> rows, PrintStream out) {
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(other -> other.get(at).length()).max().orElse(0);
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(width - cell.length())).append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
