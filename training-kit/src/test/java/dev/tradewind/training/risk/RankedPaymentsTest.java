package dev.tradewind.training.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.report.measure.BinaryPredictions;
import dev.tradewind.training.report.measure.PrecisionRecall;
import dev.tradewind.training.report.measure.RocCurve;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankedPaymentsTest {

  /** The report's own measures sort each draw; these must say the same without sorting. */
  @Test
  void drawsAreMeasuredAsTheReportMeasuresThem() {
    Random random = new Random(3);
    int size = 500;
    double[] scores = random.doubles(size).map(score -> Math.round(score * 40) / 40.0).toArray();
    boolean[] frauds = new boolean[size];
    for (int i = 0; i < size; i++) {
      frauds[i] = random.nextDouble() < scores[i] * scores[i];
    }
    Payments payments = payments(new int[size], IntStream.range(0, size).toArray(), frauds);
    RankedPayments ranked =
        new RankedPayments(payments, IntStream.range(0, size).toArray(), scores);
    BinaryPredictions predictions = new BinaryPredictions(scores, frauds);
    for (int draw = 0; draw < 20; draw++) {
      int[] drawn = random.ints(size, 0, size).toArray();
      BinaryPredictions same = predictions.at(drawn);
      assertThat(ranked.area(drawn)).isCloseTo(RocCurve.area(same), within(1e-9));
      assertThat(ranked.averagePrecision(drawn))
          .isCloseTo(PrecisionRecall.average(same), within(1e-9));
    }
  }

  @Test
  void aHundredCardsAreLookedAtEachDayAndWhatWasFoundNoMore() {
    // 150 cards a day for two days; the riskiest 50 are fraud on the first day, all 150 on the
    // second.
    int[] days = IntStream.range(0, 300).map(i -> i / 150).toArray();
    int[] cards = IntStream.range(0, 300).map(i -> i % 150).toArray();
    boolean[] frauds = new boolean[300];
    double[] scores = new double[300];
    for (int i = 0; i < 300; i++) {
      frauds[i] = i >= 150 || cards[i] < 50;
      scores[i] = 1 - cards[i] / 200.0;
    }
    RankedPayments ranked =
        new RankedPayments(
            payments(days, cards, frauds), IntStream.range(0, 300).toArray(), scores);
    // First day 50 of 100; on the second these 50 are left out, and 100 of 100 are found.
    assertThat(ranked.cardPrecision(ranked.all())).isCloseTo((.5 + 1) / 2, within(1e-12));
  }

  @Test
  void aCardIsAsRiskyAsItsRiskiestPayment() {
    // Card 0 has the highest score and a fraud in another payment of the day.
    RankedPayments ranked =
        new RankedPayments(
            payments(new int[] {0, 0, 0}, new int[] {0, 0, 1}, new boolean[] {false, true, false}),
            new int[] {0, 1, 2},
            new double[] {.9, .1, .5});
    assertThat(ranked.cardPrecision(ranked.all())).isEqualTo(.5);
  }

  private static Payments payments(int[] days, int[] cards, boolean[] frauds) {
    return new Payments(List.of("x"), new float[days.length][1], days, cards, frauds);
  }
}
