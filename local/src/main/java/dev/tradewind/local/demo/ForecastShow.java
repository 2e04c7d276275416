package dev.tradewind.local.demo;

import dev.tradewind.api.forecast.v1.ArithmeticStep;
import dev.tradewind.api.forecast.v1.DailyForecast;
import dev.tradewind.api.forecast.v1.ForecastDemandRequest;
import dev.tradewind.api.forecast.v1.ForecastDemandResponse;
import dev.tradewind.api.forecast.v1.ForecastSource;
import dev.tradewind.api.forecast.v1.SuggestReorderRequest;
import dev.tradewind.api.forecast.v1.SuggestReorderResponse;
import dev.tradewind.api.ingestion.v1.BatchGetStockRequest;
import dev.tradewind.api.ingestion.v1.BatchSetStockRequest;
import dev.tradewind.api.ingestion.v1.StockLevel;
import dev.tradewind.local.client.PlatformClient;
import dev.tradewind.local.console.Console;
import dev.tradewind.local.demo.DemoReport.BacktestDay;
import dev.tradewind.local.demo.DemoReport.ForecastDay;
import dev.tradewind.local.demo.DemoReport.ForecastResult;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** One item's forecast beside what was sold, and what to order now. */
final class ForecastShow {

  private static final int SHOWN_DAYS = 14;
  private static final double ASSUMED_DAYS_OF_STOCK = 7;

  private final PlatformClient platform;
  private final Console console;

  ForecastShow(PlatformClient platform, Console console) {
    this.platform = platform;
    this.console = console;
  }

  /**
   * Shows an item.
   *
   * @param truth the expected demand of a day, where it is known
   */
  ForecastResult show(String itemId, @Nullable ToDoubleFunction<LocalDate> truth) {
    String title = new Titles(platform).of(List.of(itemId)).get(0);
    ForecastDemandResponse forecast =
        platform
            .forecasts()
            .forecastDemand(ForecastDemandRequest.newBuilder().setItemId(itemId).build());
    List<ForecastDay> days =
        forecast.getDaysList().stream().map(day -> day(day, forecast, truth)).toList();
    List<Double> all = forecast.getHistoryList();
    List<Double> history = all.subList(Math.max(0, all.size() - SHOWN_DAYS), all.size());
    String source =
        forecast.getSource().name().replace("FORECAST_SOURCE_", "").toLowerCase(Locale.ROOT);
    console.say("  %s (%s), source: %s", title, itemId, source);
    new ForecastChart(days).lines(history).forEach(line -> console.say("    %s", line));
    List<BacktestDay> backtest = backtest(itemId, forecast.getSource());
    assumeStockWhereUnknown(itemId, all);
    SuggestReorderResponse reorder =
        platform
            .replenishment()
            .suggestReorder(SuggestReorderRequest.newBuilder().setItemId(itemId).build());
    List<String> arithmetic = reorder.getArithmeticList().stream().map(ForecastShow::line).toList();
    console.say("  Order now: %,d pieces", reorder.getOrderQuantity());
    arithmetic.forEach(line -> console.say("    %s", line));
    return new ForecastResult(
        title,
        source,
        List.copyOf(history),
        days,
        reorder.getOrderQuantity(),
        arithmetic,
        backtest);
  }

  /** None where no model serves: the fallback has no say in what a model would have said. */
  private List<BacktestDay> backtest(String itemId, ForecastSource source) {
    if (source != ForecastSource.FORECAST_SOURCE_MODEL) {
      return List.of();
    }
    List<BacktestDay> days = new Backtest(platform).of(itemId);
    console.say("  The last two weeks, from what was known before them (held out of training):");
    for (BacktestDay day : days) {
      console.say(
          "    %s %6.0f sold, %.1f median, 90 %% between %.1f and %.1f%s",
          day.date(),
          day.sold(),
          day.median(),
          day.low(),
          day.high(),
          day.inRange() ? "" : "  <- outside");
    }
    console.say(
        "    %d of %d days within the range",
        days.stream().filter(BacktestDay::inRange).count(), days.size());
    return days;
  }

  private void assumeStockWhereUnknown(String itemId, List<Double> history) {
    boolean known =
        platform
                .stock()
                .batchGetStock(BatchGetStockRequest.newBuilder().addItemIds(itemId).build())
                .getLevelsCount()
            > 0;
    if (known) {
      return;
    }
    double daily = history.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    long assumed = Math.round(daily * ASSUMED_DAYS_OF_STOCK);
    platform
        .stock()
        .batchSetStock(
            BatchSetStockRequest.newBuilder()
                .addLevels(StockLevel.newBuilder().setItemId(itemId).setOnHand(assumed))
                .build());
    console.say("  (the data has no stock; %,d pieces are assumed: a week's sales)", assumed);
  }

  private static ForecastDay day(
      DailyForecast day,
      ForecastDemandResponse forecast,
      @Nullable ToDoubleFunction<LocalDate> truth) {
    List<Double> levels = new ArrayList<>(forecast.getLevelsList());
    return new ForecastDay(
        day.getDate(),
        day.getQuantiles(0),
        day.getQuantiles(levels.indexOf(0.5)),
        day.getQuantiles(day.getQuantilesCount() - 1),
        truth == null ? null : truth.applyAsDouble(LocalDate.parse(day.getDate())));
  }

  private static String line(ArithmeticStep step) {
    return String.format(
        Locale.ROOT, "%-46s %8.1f   %s", step.getLabel(), step.getValue(), step.getFormula());
  }
}
