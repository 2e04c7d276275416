package dev.tradewind.training.demand;

import dev.tradewind.training.report.Comparison;
import dev.tradewind.training.report.Header;
import dev.tradewind.training.report.ModelCard;
import dev.tradewind.training.report.ReportData;
import dev.tradewind.training.report.RunReport;
import dev.tradewind.training.report.Section;
import dev.tradewind.training.report.TrainingLog;
import dev.tradewind.training.report.measure.Bootstrap;
import dev.tradewind.training.report.measure.PermutationImportance;
import dev.tradewind.training.report.measure.QuantileCoverage;
import dev.tradewind.training.report.measure.Residuals;
import dev.tradewind.training.report.plot.Chart;
import dev.tradewind.training.report.task.ForecastTask;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What there is to say of demand forecasts. */
final class DemandReport {

  private static final ModelCard CARD =
      new ModelCard(
          "How much of an item to have in store over the next two weeks: choose the level by what a"
              + " missing unit costs against what a unit too many costs.",
          "Units sold a day and item. The last 14 days of each item are held out for the results,"
              + " the 14 before choose the epoch; items with fewer than 56 days are left out.",
          "It knows sales and weekdays only: no price, promotion or holiday. Days on which an item"
              + " was out of stock look like days without demand. One stretch of 14 days is"
              + " measured; a season that it does not hold was not.");

  private static final int REPEATS = 5;
  private static final int MOST_SHUFFLED = 2_000;
  private static final int BEFORE = 28;

  private final DemandMeasurement measured;
  private final DemandInference inference;

  DemandReport(DemandMeasurement measured, DemandInference inference) {
    this.measured = measured;
    this.inference = inference;
  }

  ReportData of(RunRequest request, String fingerprint, TrainingLog log) {
    int series = measured.windows().size();
    Bootstrap bootstrap = Bootstrap.sized(series, request.seed());
    Header header =
        Header.of(
            request,
            "demand",
            "Units sold on each of the next 14 days, as ranges",
            "items",
            series,
            series,
            fingerprint,
            log);
    return RunReport.of(header, comparisons(bootstrap))
        .log(log)
        .results(
            List.of(
                ForecastTask.quantiles(
                    coverage(measured.model(), request.seed()),
                    coverage(measured.floor(), request.seed())),
                residuals(),
                examples()))
        .importance("pinball loss, in units of the item's mean", importance(request.seed()))
        .card(CARD)
        .build();
  }

  private List<Comparison> comparisons(Bootstrap bootstrap) {
    List<Metric> metrics = measured.metrics();
    DemandScores model = measured.scores(measured.model());
    DemandScores floor = measured.scores(measured.floor());
    int series = measured.windows().size();
    return List.of(
        Comparison.of(
            metrics.get(0),
            "What the ranges of single days cost, in units of the item's mean; 0 is perfect.",
            series,
            bootstrap,
            Bootstrap.mean(model.pinballs()),
            Bootstrap.mean(floor.pinballs())),
        Comparison.of(
            metrics.get(1),
            "The same of the sum of the days so far: what ordering for several days needs.",
            series,
            bootstrap,
            Bootstrap.mean(model.cumulativePinballs()),
            Bootstrap.mean(floor.cumulativePinballs())),
        Comparison.near(
            0.9,
            metrics.get(2),
            "Share of days within the 5 % to 95 % range; 0.9 is right, more is too wide.",
            series,
            bootstrap,
            Bootstrap.mean(model.coverages()),
            Bootstrap.mean(floor.coverages())));
  }

  private List<QuantileCoverage> coverage(List<DemandInference.Forecast> forecasts, long seed) {
    float[] levels = DemandShape.levels();
    int days = measured.windows().size() * DemandShape.HORIZON;
    double[] actual = new double[days];
    double[][] quantiles = new double[days][levels.length];
    int[] item = new int[days];
    for (int i = 0; i < days; i++) {
      item[i] = i / DemandShape.HORIZON;
      int day = i % DemandShape.HORIZON;
      actual[i] = measured.windows().get(item[i]).actual()[day];
      for (int level = 0; level < levels.length; level++) {
        quantiles[i][level] = forecasts.get(item[i]).daily()[day][level];
      }
    }
    double[] nominal =
        IntStream.range(0, levels.length)
            .mapToDouble(i -> Math.round(levels[i] * 1000) / 1000.0)
            .toArray();
    return QuantileCoverage.of(nominal, actual, quantiles, item, Bootstrap.sized(days, seed));
  }

  private Section residuals() {
    List<Double> actual = new ArrayList<>();
    List<Double> median = new ArrayList<>();
    for (int i = 0; i < measured.windows().size(); i++) {
      for (int day = 0; day < DemandShape.HORIZON; day++) {
        actual.add((double) measured.windows().get(i).actual()[day]);
        median.add((double) measured.model().get(i).daily()[day][DemandShape.MEDIAN]);
      }
    }
    return ForecastTask.residuals(
        Residuals.of(
            actual.stream().mapToDouble(Double::doubleValue).toArray(),
            median.stream().mapToDouble(Double::doubleValue).toArray()),
        "units a day (median)");
  }

  /** The item that sells most, one in the middle, one that sells little. */
  private Section examples() {
    List<Integer> bySize =
        IntStream.range(0, measured.scales().size())
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -measured.scales().get(i)))
            .toList();
    List<Chart> charts =
        IntStream.of(0, bySize.size() / 2, bySize.size() * 4 / 5)
            .distinct()
            .mapToObj(bySize::get)
            .map(this::fan)
            .toList();
    return new Section(
        "Some forecasts",
        List.of("The item that sells most, one in the middle, and one that sells little."),
        charts,
        List.of());
  }

  private Chart fan(int index) {
    float[] history = measured.windows().get(index).history();
    double[] before =
        IntStream.range(history.length - BEFORE, history.length)
            .mapToDouble(i -> history[i])
            .toArray();
    float[] came = measured.windows().get(index).actual();
    double[] actual = IntStream.range(0, came.length).mapToDouble(i -> came[i]).toArray();
    float[][] daily = measured.model().get(index).daily();
    double[][] quantiles = new double[daily.length][];
    for (int day = 0; day < daily.length; day++) {
      float[] all = daily[day];
      quantiles[day] = new double[] {all[0], all[DemandShape.MEDIAN], all[all.length - 1]};
    }
    return ForecastTask.fan(measured.series().get(index).item(), before, actual, quantiles);
  }

  private List<PermutationImportance> importance(long seed) {
    DemandMeasurement some = measured.first(MOST_SHUFFLED);
    List<HistoryPart> parts = List.of(HistoryPart.values());
    return PermutationImportance.of(
        parts.stream().map(HistoryPart::label).toList(),
        some.windows().size(),
        -some.scores(some.model()).pinball(),
        (feature, source) -> {
          List<Window> shuffled = new ArrayList<>();
          for (int i = 0; i < source.length; i++) {
            shuffled.add(
                parts.get(feature).from(some.windows().get(source[i]), some.windows().get(i)));
          }
          return -some.scores(inference.forecast(shuffled)).pinball();
        },
        REPEATS,
        seed);
  }
}
