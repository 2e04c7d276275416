package dev.tradewind.training.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.testkit.SharedData;
import dev.tradewind.training.run.Hyperparameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceEstimatesTest {

  @TempDir Path directory;

  @Test
  void partiallingOutFindsTheTruthWhereThePriceAloneDoesNot() throws IOException {
    Path file = SimulatedSales.write(directory.resolve("x.csv"), 6000, 1);
    Sales sales = read(file);
    PartiallingOut out = new PartiallingOut(sales, 7);
    Elasticities elasticities = new Elasticities(sales);
    for (int item = 1; item <= 2; item++) {
      boolean green = sales.items().get(item).equals("green");
      // A quarter of the rows is promoted, and answers more.
      double truth =
          (green ? SimulatedSales.GREEN : SimulatedSales.BLACK) + SimulatedSales.PROMOTED / 4;
      Estimate naive = elasticities.naiveByItem().get(item);
      assertThat(naive.covers(truth)).as("%s, naive %s", truth, naive).isFalse();
      Estimate partialled = out.ofItem(item);
      assertThat(partialled.value()).isCloseTo(truth, within(.1));
      assertThat(partialled.covers(truth)).as("%s, %s", truth, partialled).isTrue();
    }
  }

  @Test
  void intervalsCoverAboutAsOftenAsTheySay() throws IOException {
    int covered = 0;
    for (int seed = 0; seed < 40; seed++) {
      Sales sales = read(SimulatedSales.write(directory.resolve("s" + seed), 1200, 100 + seed));
      int plain = 0;
      Estimate estimate = new PartiallingOut(sales, seed).ofPromotions(plain);
      covered += estimate.covers((SimulatedSales.GREEN + SimulatedSales.BLACK) / 2) ? 1 : 0;
    }
    assertThat(covered).isBetween(33, 40);
  }

  @Test
  void orangeJuiceHasItsKnownElasticities() {
    Sales sales = read(SharedData.require("dominicks-oj/oj.csv"));
    Elasticities elasticities = new Elasticities(sales);
    assertThat(elasticities.naive().value()).isCloseTo(-3.1387, within(1e-4));
    Map<Integer, Estimate> byPromotion = elasticities.byPromotion();
    assertThat(byPromotion.get(0).value()).isCloseTo(-2.3155, within(1e-4));
    assertThat(byPromotion.get(1).value()).isCloseTo(-3.3929, within(1e-4));
    List<Estimate> byItem = elasticities.naiveByItem();
    assertThat(byItem.get(sales.items().indexOf("dominicks")).value())
        .isCloseTo(-3.3775, within(1e-4));
    assertThat(byItem.get(sales.items().indexOf("minute.maid")).value())
        .isCloseTo(-3.3207, within(1e-4));
    assertThat(byItem.get(sales.items().indexOf("tropicana")).value())
        .isCloseTo(-2.7118, within(1e-4));
    Estimate adjusted = elasticities.adjusted();
    assertThat(new PartiallingOut(sales, 1).all().value())
        .as("what bends changes nothing here")
        .isCloseTo(adjusted.value(), within(.01));
  }

  @Test
  void anItemOfFewRowsAnswersAsAllDo() throws IOException {
    Sales sales = read(SimulatedSales.write(directory.resolve("x.csv"), 3000, 3));
    int[] all = IntStream.range(0, sales.size()).toArray();
    int green = sales.items().indexOf("green");
    int[] fewGreen =
        IntStream.of(all).filter(row -> sales.item()[row] != green || row < 12).toArray();
    boolean[] plain = {false};
    Response many = Response.fit(sales, all);
    Response few = Response.fit(sales, fewGreen);
    double own = many.elasticity(green, plain).value();
    double other = many.elasticity(sales.items().indexOf("black"), plain).value();
    assertThat(own).isGreaterThan(other + .7);
    assertThat(few.elasticity(green, plain).value()).isBetween(other - .3, own - .3);
  }

  private static Sales read(Path file) {
    PriceResponseModel model = new PriceResponseModel();
    return SalesReading.read(file, Hyperparameters.resolve(model.parameters(), Map.of()));
  }
}
