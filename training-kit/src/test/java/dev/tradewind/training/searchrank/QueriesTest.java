package dev.tradewind.training.searchrank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QueriesTest {

  private static final List<Judgement> THREE =
      List.of(
          new Judgement("a", "x", 3),
          new Judgement("A ", "y", 2),
          new Judgement("a", "z", 1),
          new Judgement("b", "x", 2),
          new Judgement("b", "y", 2));

  private static final double SECOND = Math.log(2) / Math.log(3);
  private static final double BEST = 7 + 3 * SECOND + 1 * .5;

  @Test
  void isOneInTheBestOrderAndWorkedOutByHandInAnother() {
    Queries queries = Queries.of(THREE);
    assertThat(queries.ndcg(new double[] {9, 8, 7, 0, 0})).containsExactly(1);
    assertThat(queries.ndcg(new double[] {1, 2, 3, 0, 0})[0])
        .isCloseTo((1 + 3 * SECOND + 7 * .5) / BEST, within(1e-12));
  }

  @Test
  void aQueryWhoseItemsAreAllAsRelevantIsNotMeasured() {
    assertThat(Queries.of(THREE).ordered()).isEqualTo(1);
  }

  @Test
  void itemsOfOneScoreCountAsInTheMeanOfTheirOrders() {
    double[] orders = {
      7 + 3 * SECOND + .5, 7 + SECOND + 1.5, 3 + 7 * SECOND + .5,
      3 + SECOND + 3.5, 1 + 7 * SECOND + 1.5, 1 + 3 * SECOND + 3.5
    };
    double mean = IntStream.range(0, 6).mapToDouble(i -> orders[i]).average().orElseThrow() / BEST;
    assertThat(Queries.of(THREE).ndcg(new double[5])[0]).isCloseTo(mean, within(1e-12));
  }

  @Test
  void whatStandsBelowTheTenthPlaceCountsForNothing() {
    List<Judgement> many =
        IntStream.range(0, 12).mapToObj(i -> new Judgement("q", "t" + i, i < 11 ? 0 : 1)).toList();
    double[] worst = IntStream.range(0, 12).mapToDouble(i -> -i).toArray();
    assertThat(Queries.of(many).ndcg(worst)).containsExactly(0);
  }
}
