package dev.tradewind.training.price;

import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.Table;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Residuals;
import dev.tradewind.training.report.plot.Axis;
import dev.tradewind.training.report.plot.RowChart;
import dev.tradewind.training.report.plot.RowChart.Tone;
import dev.tradewind.training.report.plot.Unit;
import dev.tradewind.training.report.task.ForecastTask;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a person reads of a run of the price response model. */
record PriceReport(
    RunRequest request,
    Sales sales,
    PriceSplit split,
    Response response,
    PriceEstimates estimates,
    PriceMeasurement measured) {

  private static final int MOST_SHOWN = 40;

  ReportData of(TrainingLog log) {
    Header header =
        Header.of(
            request,
            "price-response",
            "How many are sold at which price",
            "rows",
            split.train().length,
            split.test().length,
            sales.fingerprint(),
            log);
    return RunReport.of(header, measured.comparisons(request.seed()))
        .log(log)
        .results(
            List.of(
                confounding(),
                byItem(),
                new DemandCurves(sales, response, estimates).section(),
                heldOut(),
                ForecastTask.residuals(
                    Residuals.of(measured.actual(), measured.model()), "log units"),
                columns()))
        .card(card())
        .build();
  }

  private Section confounding() {
    List<RowChart.Row> rows = new ArrayList<>();
    rows.add(row("price alone (naive)", estimates.naive(), Tone.MUTED));
    rows.add(row("promotions and the rest held", estimates.adjusted(), Tone.MAIN));
    rows.add(row("the same, partialled out", estimates.partialled(), Tone.MAIN));
    if (estimates.byPromotion().size() > 1) {
      estimates
          .byPromotion()
          .forEach(
              (mask, one) -> rows.add(row(PriceEstimates.promotions(sales, mask), one, Tone.MAIN)));
    }
    rows.removeIf(row -> !Double.isFinite(row.value()) || !Double.isFinite(width(row)));
    return new Section(
        "What the price does, and what goes with it",
        List.of(
            "An elasticity of -2 says: one per cent more price, two per cent fewer units. Where a"
                + " price falls when something else helps sales along, an advertisement say, the"
                + " price alone takes the credit for both. Below it stands what is left to the"
                + " price once these are held. Estimates of all rows, by least squares of log units"
                + " on log price, with intervals that hold where the spread differs (HC1); partialled"
                + " out is double machine learning (Chernozhukov et al. 2018): if it says something"
                + " else, straight lines do not hold the rest well. What is not in the table is not"
                + " held."),
        List.of(
            new RowChart(
                "Own-price elasticity, seen and held",
                "With 95 % intervals. Below -1 a higher price brings less money.",
                Axis.of("elasticity", Unit.NUMBER),
                RowChart.Mark.DOT,
                -1.0,
                rows)),
        List.of());
  }

  private static double width(RowChart.Row row) {
    Double low = row.low();
    Double high = row.high();
    return low == null || high == null ? Double.NaN : high - low;
  }

  private static RowChart.Row row(String label, Estimate one, Tone tone) {
    return new RowChart.Row(label, one.value(), one.low(), one.high(), tone);
  }

  private Section byItem() {
    List<PriceEstimates.Cell> shown = estimates.cells().stream().limit(MOST_SHOWN).toList();
    List<String> rising =
        estimates.cells().stream()
            .filter(PriceEstimates.Cell::isRising)
            .map(PriceEstimates.Cell::name)
            .toList();
    List<String> text = new ArrayList<>();
    text.add(
        "Of the served model, which learned from "
            + split.train().length
            + " rows: each item answers to the price in its own way under each promotion, as far as"
            + " its rows say so; an item of few rows answers as all do.");
    text.add(
        rising.isEmpty()
            ? "No elasticity is above zero."
            : "Above zero, so that more would be sold at a higher price: "
                + String.join("; ", rising)
                + ". That is no answer to a price but something that is not in the table. Do not"
                + " set prices by it.");
    return new Section(
        "By item",
        text,
        List.of(
            new RowChart(
                "Own-price elasticity by item",
                "With 95 % intervals.",
                Axis.of("elasticity", Unit.NUMBER),
                RowChart.Mark.DOT,
                -1.0,
                shown.stream()
                    .map(
                        one ->
                            row(
                                one.name(),
                                one.elasticity(),
                                one.isRising() ? Tone.AGAINST : Tone.MAIN))
                    .toList())),
        List.of(
            new Table(
                "Elasticities",
                List.of(
                    "item",
                    "rows",
                    "elasticity",
                    "from",
                    "to",
                    "price alone",
                    "partialled out, all promotions"),
                shown.stream()
                    .map(
                        one ->
                            Arrays.<Object>asList(
                                one.name(),
                                one.rows(),
                                one.elasticity().value(),
                                one.elasticity().low(),
                                one.elasticity().high(),
                                estimates.naiveByItem().get(one.item()).value(),
                                Double.isNaN(one.partialled().value())
                                    ? null
                                    : one.partialled().value()))
                    .toList())));
  }

  private Section heldOut() {
    return new Section(
        "On rows that it did not see",
        List.of(
            split.inTime()
                ? "The last fifth in time was held out."
                : "A fifth of the rows, drawn by the seed, was held out: rows of one shop or one item"
                    + " are on both sides, so that a shop or an item that is new would do worse."),
        List.of(),
        List.of(
            new Table(
                "Root mean square error of log units",
                List.of("", "error"),
                List.of(
                    Arrays.<Object>asList("this model", measured.error(measured.model())),
                    Arrays.<Object>asList("price alone", measured.error(measured.naive())),
                    Arrays.<Object>asList("mean of the item", measured.error(measured.mean()))))));
  }

  private Section columns() {
    PriceColumns columns = sales.columns();
    List<String> text = new ArrayList<>();
    text.add(
        "Units: "
            + columns.units().name()
            + ". Price: "
            + columns.price().name()
            + ". Item: "
            + (sales.hasItems() ? String.valueOf(sales.itemColumn()) : "none")
            + ". Promotions: "
            + (sales.promotions().isEmpty() ? "none" : String.join(", ", sales.promotions()))
            + ". Held too: "
            + (sales.controls().isEmpty()
                ? "nothing"
                : String.join(", ", sales.controls().stream().map(Sales.Control::name).toList()))
            + ".");
    text.add(
        "Not used: "
            + (columns.leftOut().isEmpty() ? "nothing" : String.join("; ", columns.leftOut()))
            + ".");
    if (sales.unsold() > 0) {
      text.add(
          sales.unsold()
              + " rows were left out because nothing was sold in them, or at no price: what is said"
              + " holds for rows with a sale.");
    }
    return new Section("What was made of the table", text, List.of(), List.of());
  }

  private ModelCard card() {
    return new ModelCard(
        "What a price within the range of past ones would do to the units sold of an item. Not for"
            + " prices that were never seen, and not for personal prices.",
        "A table of "
            + sales.size()
            + " rows of sales. Learned from "
            + split.train().length
            + ", measured on "
            + split.test().length
            + (split.inTime() ? ", the last in time." : ", drawn by the seed."),
        "It holds what the table has and no more: if prices were set by someone who knew something"
            + " about demand that is not in it, the answer is biased. One elasticity holds for the"
            + " whole range of an item's prices. Prices of other items and stock are not looked at."
            + " Seasons are held only where a column says them.");
  }
}
