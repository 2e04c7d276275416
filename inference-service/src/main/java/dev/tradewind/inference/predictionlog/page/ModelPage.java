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
    return Html.page("Predictions of " + model, page.html.toString());
  }

  private void rankings() {
    List<VersionOutcomes> ranked =
        versions.stream().filter(one -> one.closed() + one.pending() > 0).toList();
    if (ranked.isEmpty()) {
      return;
    }
    html.append("<section><h2 style=\"margin-top:0\">Rankings that were clicked</h2>");
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
            new Column("Clicked", one -> percent(one.steps().get(Step.CLICKED).value())),
            new Column("Carted", one -> percent(one.steps().get(Step.CARTED).value())),
            new Column("Bought", one -> percent(one.steps().get(Step.BOUGHT).value())),
            new Column("MRR", one -> number(one.meanReciprocalRank().value())),
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

  private static String each(VersionOutcomes version, Function<RankingOutcomes, String> figure) {
    return String.join(" &nbsp; ", version.rankings().stream().map(figure).toList());
  }

  private void binary() {
    List<VersionOutcomes> known =
        versions.stream().filter(one -> one.binary().isPresent()).toList();
    if (known.isEmpty()) {
      return;
    }
    html.append("<section><h2 style=\"margin-top:0\">Area under the ROC curve</h2>");
    pictures(
        "Area under the ROC curve",
        known,
        one -> one.binary().flatMap(BinaryOutcomes::areaUnderCurve),
        ModelPage::number);
    table(
        known,
        List.of(
            new Column("Answers", one -> Html.format("%,d", one.calls())),
            new Column("outcome known", one -> Html.format("%,d", binary(one).happened().among())),
            new Column("happened", one -> percent(binary(one).happened().value())),
            new Column("AUC", one -> estimate(binary(one).areaUnderCurve())),
            new Column("Log loss", one -> estimate(said(one).map(it -> it.logLoss()))),
            new Column("Brier score", one -> estimate(said(one).map(it -> it.brierScore()))),
            new Column(
                "ECE", one -> said(one).map(it -> number(it.calibrationError())).orElse(""))));
    html.append(
        "<p class=\"quiet\">AUC: how probably what happened was scored above what did not. ECE: by"
            + " how much what was said differs from what came true. Intervals hold with 95 %.</p>"
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
                        "<section><h2 style=\"margin-top:0\">Calibration of version %d</h2>%s<p"
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
    html.append("<section><h2 style=\"margin-top:0\">Mean absolute error</h2>");
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
                "number known", one -> Html.format("%,d", one.numeric().orElseThrow().labelled())),
            new Column(
                "MAE", one -> estimate(one.numeric().map(NumericOutcomes::meanAbsoluteError))),
            new Column(
                "RMSE", one -> estimate(one.numeric().map(NumericOutcomes::rootMeanSquareError))),
            new Column("Bias", one -> estimate(one.numeric().map(NumericOutcomes::bias)))));
    html.append("</section>");
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
            : IntervalPicture.of(title, rows, words));
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
