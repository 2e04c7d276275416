package dev.tradewind.training.ctr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OffPolicyTest {

  private static final double[] CLICKS = {.1, .2, .6};
  private static final double[] LOGGED = {.5, .3, .2};
  private static final double[] OTHER = {.1, .2, .7};
  private static final double TRUE_VALUE = .1 * .1 + .2 * .2 + .7 * .6;
  private static final int SIZE = 200_000;

  @Test
  void allThreeFindTheValueOfAnotherPolicy() {
    OffPolicy log = world(new double[] {.1, .2, .6});
    int[] all = IntStream.range(0, SIZE).toArray();
    assertThat(log.logged(all)).isCloseTo(.5 * .1 + .3 * .2 + .2 * .6, within(.005));
    assertThat(log.inversePropensity(all)).isCloseTo(TRUE_VALUE, within(.01));
    assertThat(log.selfNormalised(all)).isCloseTo(TRUE_VALUE, within(.01));
    assertThat(log.doublyRobust(all)).isCloseTo(TRUE_VALUE, within(.01));
  }

  @Test
  void theDoublyRobustEstimateSurvivesAWrongModel() {
    OffPolicy log = world(new double[] {.9, .9, .0});
    assertThat(log.doublyRobust(IntStream.range(0, SIZE).toArray()))
        .isCloseTo(TRUE_VALUE, within(.01));
  }

  @Test
  void weightsOfOneLeaveTheLogAsItIs() {
    double[] ones = new double[100];
    Arrays.fill(ones, 1);
    double[] rewards = new double[100];
    rewards[3] = 1;
    OffPolicy log = new OffPolicy(ones, rewards, new double[100], new double[100]);
    int[] all = IntStream.range(0, 100).toArray();
    assertThat(log.inversePropensity(all)).isEqualTo(log.logged(all)).isEqualTo(.01);
    assertThat(log.effective()).isCloseTo(100, within(1e-9));
  }

  private static OffPolicy world(double[] model) {
    Random random = new Random(7);
    double[][] columns = new double[4][SIZE];
    for (int i = 0; i < SIZE; i++) {
      double draw = random.nextDouble();
      int shown = draw < LOGGED[0] ? 0 : draw < LOGGED[0] + LOGGED[1] ? 1 : 2;
      columns[0][i] = OTHER[shown] / LOGGED[shown];
      columns[1][i] = random.nextDouble() < CLICKS[shown] ? 1 : 0;
      columns[2][i] = model[shown];
      columns[3][i] = IntStream.range(0, 3).mapToDouble(k -> OTHER[k] * model[k]).sum();
    }
    return new OffPolicy(columns[0], columns[1], columns[2], columns[3]);
  }
}
