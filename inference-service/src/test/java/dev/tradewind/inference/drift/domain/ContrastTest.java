package dev.tradewind.inference.drift.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;

class ContrastTest {

  private static final int BINS = 4;

  private static List<BinnedRow> drawn(Random random, int shoppers, double first) {
    List<BinnedRow> rows = new ArrayList<>();
    for (int shopper = 0; shopper < shoppers; shopper++) {
      int bin = random.nextDouble() < first ? 0 : 1 + random.nextInt(BINS - 1);
      rows.add(BinnedRow.of(bin).orElseThrow());
    }
    return rows;
  }

  /** Lists whose elements are all alike: as many elements as you like tell no more. */
  private static List<BinnedRow> lists(Random random, int shoppers) {
    List<BinnedRow> rows = new ArrayList<>();
    for (int shopper = 0; shopper < shoppers; shopper++) {
      int bin = random.nextInt(BINS);
      rows.add(BinnedRow.of(bin, bin, bin, bin, bin, bin, bin, bin, bin, bin).orElseThrow());
    }
    return rows;
  }

  private static double smaller(List<Double> ps, double level) {
    return ps.stream().filter(p -> p <= level).count() / (double) ps.size();
  }

  @Test
  void byChanceEachPIsAsRareAsItSays() {
    List<Double> single = new ArrayList<>();
    List<Double> lists = new ArrayList<>();
    for (int seed = 0; seed < 1000; seed++) {
      Random random = new Random(seed);
      single.add(Contrast.of(BINS, drawn(random, 100, .4), drawn(random, 60, .4)).p());
      lists.add(Contrast.of(BINS, lists(random, 100), lists(random, 60)).p());
    }

    // Five standard deviations of a share of 1,000.
    assertThat(smaller(single, .05)).isCloseTo(.05, within(.035));
    assertThat(smaller(single, .5)).isCloseTo(.5, within(.08));
    assertThat(smaller(lists, .05)).isCloseTo(.05, within(.035));
    assertThat(smaller(lists, .5)).isCloseTo(.5, within(.08));
  }

  @Test
  void ofSingleElementsItAgreesWithPearsonsTest() {
    Random random = new Random(3);
    List<BinnedRow> before = drawn(random, 400, .4);
    List<BinnedRow> now = drawn(random, 400, .48);
    Contrast contrast = Contrast.of(BINS, before, now);
    long[][] counts = new long[2][BINS];
    for (int bin = 0; bin < BINS; bin++) {
      counts[0][bin] = Math.round(contrast.before().get(bin) * 400);
      counts[1][bin] = Math.round(contrast.now().get(bin) * 400);
    }

    double pearson = ChiSquareTest.withDefaults().test(counts).getPValue();

    assertThat(contrast.p()).isCloseTo(pearson, within(.02 + pearson / 2));
  }

  @Test
  void whatChanceAloneWouldGiveShrinksWithTheNumberOfShoppers() {
    Random random = new Random(4);
    Contrast few = Contrast.of(BINS, drawn(random, 50, .4), drawn(random, 50, .4));
    Contrast many = Contrast.of(BINS, drawn(random, 2000, .4), drawn(random, 2000, .4));

    // (bins - 1) (1 / n + 1 / m), as for Pearson's statistic.
    assertThat(few.stabilityIndexByChance()).isCloseTo(3 * .04, within(.06));
    assertThat(many.stabilityIndexByChance()).isCloseTo(3 * .001, within(.0015));
    assertThat(many.distanceByChance()).isLessThan(few.distanceByChance());
  }

  @Test
  void aGreatShiftIsBeyondAllDeals() {
    Random random = new Random(5);

    Contrast contrast = Contrast.of(BINS, drawn(random, 300, .2), drawn(random, 300, .8));

    assertThat(contrast.p()).isEqualTo(1.0 / (Contrast.DEALS + 1));
    assertThat(contrast.stabilityIndex()).isGreaterThan(1);
  }
}
