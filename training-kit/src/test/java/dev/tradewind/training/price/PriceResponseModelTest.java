package dev.tradewind.training.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.RunFixture;
import dev.tradewind.training.nn.export.GoldenCheck;
import dev.tradewind.training.run.Metric;
import dev.tradewind.training.run.RunFailure;
import dev.tradewind.training.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TString;

class PriceResponseModelTest {

  @TempDir static Path directory;
  static Path data;
  static RunResult result;

  @BeforeAll
  static void train() throws IOException {
    data = SimulatedSales.write(directory.resolve("x.csv"), 4000, 5);
    result = RunFixture.run(new PriceResponseModel(), data, directory.resolve("a"), 42, Map.of());
  }

  @Test
  void isBetterThanThePriceAloneOnTheLastWeeks() {
    assertThat(result.primary().name()).isEqualTo("rmse");
    assertThat(result.primary().value()).isLessThan(.8 * result.primary().floor());
    assertThat(metric("coverage_90").value()).isBetween(.86, .94);
    assertThat(report()).contains("The last fifth in time was held out.", "Own-price elasticity");
  }

  @Test
  void saysWhatThePriceAloneSeemsToDoBesideWhatItDoes() {
    double truth = (SimulatedSales.GREEN + SimulatedSales.BLACK + SimulatedSales.PROMOTED / 2) / 2;
    Metric naive = metric("elasticity_naive");
    Metric partialled = metric("elasticity_partialled_out");
    assertThat(naive.low() <= truth && truth <= naive.high()).isFalse();
    assertThat(partialled.value()).isCloseTo(truth, within(.1));
    assertThat(Math.abs(naive.value() - truth)).as("naive %s", naive).isGreaterThan(.2);
    assertThat(result.metrics()).anyMatch(one -> one.group().equals("group=green, no promotion"));
  }

  @Test
  void theExportAnswersAsTheModel() {
    assertThat(result.golden()).isEqualTo(new GoldenCheck(24, 24, List.of()));
    Sales sales =
        SalesReading.read(
            data,
            dev.tradewind.training.run.Hyperparameters.resolve(
                new PriceResponseModel().parameters(), Map.of()));
    PriceSplit split = PriceSplit.of(sales, 42);
    Response response = Response.fit(sales, split.train());
    int[] some = IntStream.of(split.train()).limit(20).toArray();
    double[] expected = response.predict(sales, some);
    try (SavedModelBundle bundle = load()) {
      for (int i = 0; i < some.length; i++) {
        int row = some[i];
        Map<String, Tensor> asked =
            inputs(
                sales.items().get(sales.item()[row]),
                (float) Math.exp(sales.logPrice()[row]),
                sales.promoted()[row][0],
                (float) sales.others()[row][0],
                sales.controls().get(1).words().get((int) sales.others()[row][1]));
        try (Result answer = bundle.function("serving_default").call(asked)) {
          assertThat(number(answer, "units"))
              .isCloseTo(
                  (float) (response.spread() * Math.exp(expected[i])),
                  within((float) Math.exp(expected[i]) * 1e-3f));
          assertThat(number(answer, "units_low")).isLessThan(number(answer, "units_high"));
          assertThat(whole(answer, "within_range")).isEqualTo(1);
          assertThat(whole(answer, "rising")).isZero();
        }
      }
    }
  }

  @Test
  void beyondThePricesSeenItSaysSoAndGoesNoFurther() {
    try (SavedModelBundle bundle = load();
        Result far =
            bundle.function("serving_default").call(inputs("green", 1000, false, 0, "shop 1"));
        Result again =
            bundle
                .function("serving_default")
                .call(inputs("green", number(far, "price_high"), false, 0, "shop 1"))) {
      assertThat(whole(far, "within_range")).isZero();
      assertThat(whole(again, "within_range")).isEqualTo(1);
      assertThat(number(far, "units"))
          .isCloseTo(number(again, "units"), within(1e-3f * number(again, "units")));
    }
  }

  @Test
  void theBestPriceIsTheFormulasWithinTheRange() {
    Map<String, Tensor> asked = inputs("black", 0, false, 0, "shop 2");
    asked.remove("unit_price");
    asked.put("unit_cost", TFloat32.vectorOf(1.6f));
    try (SavedModelBundle bundle = load();
        Result answer = bundle.function("best_price").call(asked);
        Result plain =
            bundle.function("serving_default").call(inputs("black", 2, false, 0, "shop 2"))) {
      double elasticity = number(plain, "elasticity");
      // Lerner 1934: price = cost e / (1 + e), for an elasticity e below -1.
      double best = 1.6 * elasticity / (1 + elasticity);
      assertThat(best).isBetween((double) number(plain, "price_low"), 10.0);
      assertThat((double) number(answer, "best_price")).isCloseTo(best, within(.05 * best));
      assertThat(whole(answer, "at_end_of_range")).isZero();
    }
  }

  @Test
  void explanationsAddUp() {
    try (SavedModelBundle bundle = load();
        Result answer =
            bundle.function("explain").call(inputs("green", 2, true, 1, "a new shop"))) {
      TFloat32 parts = (TFloat32) answer.get("contributions").orElseThrow();
      TString features = (TString) answer.get("features").orElseThrow();
      double sum = 0;
      for (int i = 0; i < features.size(); i++) {
        sum += parts.getFloat(0, i);
      }
      assertThat(sum).isCloseTo(number(answer, "score") - number(answer, "base"), within(1e-4));
      assertThat(features.getObject(0)).isEqualTo("Product");
    }
  }

  @Test
  void whatCannotBeToldIsSaidInWords() throws IOException {
    Path other = Files.writeString(directory.resolve("y.csv"), "a,b\n1,2\n");
    assertThatThrownBy(() -> run(other, Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("say which: --set units=NAME");
    Path flat = Files.writeString(directory.resolve("z.csv"), "units,price\n" + "3,2\n".repeat(80));
    assertThatThrownBy(() -> run(flat, Map.of())).hasMessageContaining("all rows have one price");
    Path few = Files.writeString(directory.resolve("few.csv"), "units,price\n3,2\n0,1\n");
    assertThatThrownBy(() -> run(few, Map.of())).hasMessageContaining("only 1 rows with a sale");
    assertThatThrownBy(() -> run(data, Map.of("units", "nowhere")))
        .hasMessageContaining("units: no column \"nowhere\"");
  }

  private static RunResult run(Path file, Map<String, String> parameters) {
    return RunFixture.run(
        new PriceResponseModel(), file, directory.resolve("r" + file.hashCode()), 1, parameters);
  }

  private static String report() {
    try {
      return Files.readString(result.savedModel().resolveSibling("report").resolve("index.html"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Metric metric(String name) {
    return result.metrics().stream()
        .filter(one -> one.name().equals(name) && one.group().isEmpty())
        .findFirst()
        .orElseThrow();
  }

  private static SavedModelBundle load() {
    return SavedModelBundle.load(result.savedModel().toString(), "serve");
  }

  private static Map<String, Tensor> inputs(
      String item, float price, boolean promoted, float warmth, String shop) {
    Map<String, Tensor> inputs = new HashMap<>();
    inputs.put("Product", TString.vectorOf(item));
    inputs.put("unit_price", TFloat32.vectorOf(price));
    inputs.put("promo", TFloat32.vectorOf(promoted ? 1 : 0));
    inputs.put("warmth", TFloat32.vectorOf(warmth));
    inputs.put("shop", TString.vectorOf(shop));
    return inputs;
  }

  private static float number(Result answer, String name) {
    return ((TFloat32) answer.get(name).orElseThrow()).getFloat(0);
  }

  private static int whole(Result answer, String name) {
    return ((TInt32) answer.get(name).orElseThrow()).getInt(0);
  }
}
