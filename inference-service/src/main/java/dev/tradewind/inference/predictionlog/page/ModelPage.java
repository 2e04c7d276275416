package dev.tradewind.inference.predictionlog.page;

import dev.tradewind.inference.page.Html;
import dev.tradewind.inference.predictionlog.domain.BinaryOutcomes;
import dev.tradewind.inference.predictionlog.domain.Estimate;
import dev.tradewind.inference.predictionlog.domain.NumericOutcomes;
import dev.tradewind.inference.predictionlog.domain.RankingOutcomes;
import dev.tradewind.inference.predictionlog.domain.Share;
import dev.tradewind.inference.predictionlog.domain.Step;
import dev.tradewind.inference.predictionlog.domain.VersionOutcomes;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/** One model as a page: its versions below each other, so that they are seen beside each other. */
final class ModelPage {

  private final List<VersionOutcomes> versions;
  private final StringBuilder html = new StringBuilder();

  private ModelPage(List<VersionOutcomes> versions) {
    this.versions = versions;
  }

  static String of(String model, List<VersionOutcomes> versions, boolean complete) {
    ModelPage page = new ModelPage(versions);
    page.html.append(
        Html.format(
            "<p><a href=\"/predictions\">All models</a></p><h1>%s</h1>%s",
            Html.text(model), ModelsPage.reading(complete)));
    if (versions.isEmpty()) {
      page.html.append("<section><p class=\"quiet\">No answer of it is in the log.</p></section>");
    }
    page.rankings();
    page.binary();
    page.numeric();
    page.answers();
    return Html.page("Predictions of " + model, page.html.toString());
  }

  private void rankings() {
    List<VersionOutcomes> ranked =
        versions.stream().filter(one -> one.closed() + one.pending() > 0).toList();
    if (ranked.isEmpty()) {
      return;
    }
    html.append("<section><h2>Rankings that were clicked</h2>");
    pictures(
        "Clicked",
        ranked,
        one -> closed(one).map(ignored -> share(one.steps().get(Step.CLICKED))),
        ModelPage::percent);
    table(
        ranked,
        List.of(
            new Column("Rankings", one -> Html.format("%,d", one.closed())),
            new Column("still open", one -> Html.format("%,d", one.pending())),
            new Column("Clicked", one -> taken(one, Step.CLICKED)),
            new Column("Carted", one -> taken(one, Step.CARTED)),
            new Column("Bought", one -> taken(one, Step.BOUGHT)),
            new Column("MRR", one -> ended(one, it -> number(it.meanReciprocalRank().value()))),
            new Column("Hit rate @ 1, 5, 10", one -> each(one, it -> percent(it.hits().value()))),
            new Column("NDCG @ 1, 5, 10", one -> each(one, it -> number(it.gain().value())))));
    html.append(
        "<p class=\"quiet\">Of rankings whose window is over; MRR, hit rate and NDCG are of the"
            + " first click. Intervals hold with 95 %. They compare versions only as far as these"
            + " met the same shoppers.</p></section>");
  }

  private static Optional<VersionOutcomes> closed(VersionOutcomes version) {
    return Optional.of(version).filter(one -> one.closed() > 0);
  }

  /** Nothing where no ranking is over: a share of none is not 0. */
  private static String ended(VersionOutcomes version, Function<VersionOutcomes, String> figure) {
    return closed(version).map(figure).orElse("");
  }

  private static String taken(VersionOutcomes version, Step step) {
    return ended(version, one -> percent(one.steps().get(step).value()));
  }

  private static String each(VersionOutcomes version, Function<RankingOutcomes, String> figure) {
    return ended(
        version, one -> String.join(" &nbsp; ", one.rankings().stream().map(figure).toList()));
  }

  /** Answers of which nothing has turned out would be seen nowhere. */
  private void answers() {
    List<VersionOutcomes> unknown =
        versions.stream()
            .filter(one -> one.calls() > 0)
            .filter(one -> one.binary().isEmpty() && one.numeric().isEmpty())
            .toList();
    if (unknown.isEmpty()) {
      return;
    }
    html.append("<section><h2>Answers whose outcome is not known</h2>");
    table(unknown, List.of(new Column("Answers", one -> Html.format("%,d", one.calls()))));
    html.append(
        "<p class=\"quiet\">What turned out is told by events prediction_outcome, and held against"
            + " the one output that has a number for each row.</p></section>");
  }

  private void binary() {
    List<VersionOutcomes> known =
        versions.stream().filter(one -> one.binary().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    html.append("<section><h2>Area under the ROC curve</h2>");
    pictures(
        "Area under the ROC curve",
        known,
        one -> one.binary().flatMap(BinaryOutcomes::areaUnderCurve),
        ModelPage::number);
    table(
        known,
        List.of(
            new Column("Answers", one -> Html.format("%,d", one.calls())),
            new Column("outcomes known", one -> Html.format("%,d", binary(one).happened().among())),
            new Column("happened", one -> percent(binary(one).happened().value())),
            new Column("AUC", one -> estimate(binary(one).areaUnderCurve())),
            new Column("Log loss", one -> estimate(said(one).map(it -> it.logLoss()))),
            new Column("Brier score", one -> estimate(said(one).map(it -> it.brierScore()))),
            new Column(
                "ECE", one -> said(one).map(it -> number(it.calibrationError())).orElse(""))));
    html.append(
        "<p class=\"quiet\">Each row of an answer has an outcome of its own. AUC: how probably what"
            + " happened was scored above what did not. ECE: by how much what was said differs from"
            + " what came true. Intervals hold with 95 %.</p>"
            + "</section>");
    known.forEach(this::calibration);
  }

  private static BinaryOutcomes binary(VersionOutcomes version) {
    return version.binary().orElseThrow();
  }

  private static Optional<BinaryOutcomes.Probabilities> said(VersionOutcomes version) {
    return version.binary().flatMap(BinaryOutcomes::probabilities);
  }

  private void calibration(VersionOutcomes version) {
    said(version)
        .ifPresent(
            said ->
                html.append(
                    Html.format(
                        "<section><h2>Calibration of version %d</h2>%s<p"
                            + " class=\"quiet\">How often what was foretold with a probability came"
                            + " true; on the line it is as often as was said.</p></section>",
                        version.version(), CalibrationPicture.of(said.bins()))));
  }

  private void numeric() {
    List<VersionOutcomes> known =
        versions.stream().filter(one -> one.numeric().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    html.append("<section><h2>Mean absolute error</h2>");
    pictures(
        "Mean absolute error",
        known,
        one -> one.numeric().map(NumericOutcomes::meanAbsoluteError),
        ModelPage::number);
    table(
        known,
        List.of(
            new Column("Answers", one -> Html.format("%,d", one.calls())),
            new Column(
                "outcomes known",
                one -> Html.format("%,d", one.numeric().orElseThrow().labelled())),
            new Column(
                "MAE", one -> estimate(one.numeric().map(NumericOutcomes::meanAbsoluteError))),
            new Column(
                "RMSE", one -> estimate(one.numeric().map(NumericOutcomes::rootMeanSquareError))),
            new Column("Bias", one -> estimate(one.numeric().map(NumericOutcomes::bias)))));
    html.append(
        "<p class=\"quiet\">Each row of an answer has an outcome of its own. A bias above 0 foretells"
            + " too much. Intervals hold with 95 %.</p></section>");
  }

  private void pictures(
      String title,
      List<VersionOutcomes> of,
      Function<VersionOutcomes, Optional<Estimate>> figure,
      DoubleFunction<String> words) {
    List<IntervalPicture.Row> rows =
        of.stream()
            .flatMap(
                one ->
                    figure.apply(one).stream()
                        .map(it -> new IntervalPicture.Row("version " + one.version(), it)))
            .toList();
    html.append(
        rows.isEmpty()
            ? "<p class=\"quiet\">There is nothing to draw yet.</p>"
            : "<div class=\"scroll picture\">" + IntervalPicture.of(title, rows, words) + "</div>");
  }

  /**
   * A column of a table of versions.
   *
   * @param cell markup
   */
  private record Column(String head, Function<VersionOutcomes, String> cell) {}

  private void table(List<VersionOutcomes> rows, List<Column> columns) {
    html.append("<div class=\"scroll\"><table><tr><th>Version</th>");
    columns.forEach(
        column -> html.append(Html.format("<th class=\"n\">%s</th>", Html.text(column.head()))));
    html.append("</tr>");
    for (VersionOutcomes row : rows) {
      html.append(Html.format("<tr><td>%d</td>", row.version()));
      columns.forEach(
          column -> html.append(Html.format("<td class=\"n\">%s</td>", column.cell().apply(row))));
      html.append("</tr>");
    }
    html.append("</table></div>");
  }

  private static Estimate share(Share share) {
    return new Estimate(share.value(), share.low(), share.high());
  }

  private static String percent(double share) {
    return Html.format("%.1f %%", share * 100);
  }

  private static String number(double value) {
    return Html.format("%.3f", value);
  }

  private static String estimate(Optional<Estimate> estimate) {
    return estimate
        .map(
            it ->
                Double.isInfinite(it.high())
                    ? number(it.value())
                    : Html.format(
                        "%s <span class=\"quiet\">%s to %s</span>",
                        number(it.value()), number(it.low()), number(it.high())))
        .orElse("");
  }
}
