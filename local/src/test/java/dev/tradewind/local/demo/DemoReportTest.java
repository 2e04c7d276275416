package dev.tradewind.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tradewind.local.demo.DemoReport.BacktestDay;
import dev.tradewind.local.demo.DemoReport.ChatLine;
import dev.tradewind.local.demo.DemoReport.ForecastDay;
import dev.tradewind.local.demo.DemoReport.ForecastResult;
import dev.tradewind.local.demo.DemoReport.ModelResult;
import dev.tradewind.local.demo.DemoReport.RecommendationResult;
import dev.tradewind.local.demo.FreshnessProbe.Freshness;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DemoReportTest {

  private static final ForecastDay DAY = new ForecastDay("2026-03-07", 1, 4, 8, null);

  @Test
  void theJsonHasThePromisedKeys() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                new DemoReport(
                        "the simulated shop",
                        10,
                        9,
                        9,
                        1.5,
                        2.5,
                        List.of(
                            new ModelResult(
                                "intent",
                                1,
                                "promoted",
                                3,
                                Map.of("accuracy", 0.9),
                                Map.of("accuracy", 0.1),
                                "majority")),
                        Map.of(),
                        new RecommendationResult(List.of(), null),
                        new ForecastResult(
                            "Kettle",
                            "model",
                            List.of(1.0),
                            List.of(DAY),
                            5,
                            List.of(),
                            List.of(new BacktestDay("2026-01-01", 1, 2, 3, 4))),
                        List.of(new ChatLine("bot", "Hello", "")),
                        30,
                        90)
                    .toJson());

    assertThat(json.fieldNames())
        .toIterable()
        .contains(
            "events_sent",
            "events_accepted",
            "events_applied",
            "freshness_ms_p50",
            "freshness_ms_p99",
            "models",
            "recommendations",
            "forecast",
            "chat",
            "ready_seconds",
            "total_seconds");
    assertThat(json.at("/models/0/metrics/accuracy").asDouble()).isEqualTo(0.9);
    assertThat(json.at("/models/0/floor/accuracy").asDouble()).isEqualTo(0.1);
    assertThat(json.at("/forecast/order_quantity").asLong()).isEqualTo(5);
    assertThat(json.at("/forecast/backtest/0/sold").asDouble()).isEqualTo(4);
  }

  @Test
  void freshnessIsTheNearestRank() {
    double[] millis = IntStream.rangeClosed(1, 200).mapToDouble(number -> 201 - number).toArray();
    assertThat(Freshness.of(millis)).isEqualTo(new Freshness(100, 198));
  }

  @Test
  void theChartShowsWhatWasSoldAndTheRangeAhead() {
    List<String> lines = new ForecastChart(List.of(DAY)).lines(List.of(2.0, 8.0));
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).startsWith("2026-03-05").contains("2 sold");
    assertThat(lines.get(1)).startsWith("2026-03-06").contains("#".repeat(39));
    assertThat(lines.get(2)).startsWith("2026-03-07").contains("o").contains("between 1.0 and 8.0");
  }
}
