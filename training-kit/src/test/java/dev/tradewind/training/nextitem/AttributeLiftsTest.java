package dev.tradewind.training.nextitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.data.ItemAttributes;
import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.types.TFloat32;

class AttributeLiftsTest {

  private static final int TEA = 1;
  private static final int POT = 2;
  private static final int RED = 3;

  /** Items 1 and 2 are teas, 3 and 4 pots, 4 is red too; of 5 nothing is known. */
  private static final ItemAttributes ATTRIBUTES =
      new ItemAttributes(3, new int[][] {{}, {TEA}, {TEA}, {POT}, {POT, RED}, {}});

  /** The fourth item is in no sequence. */
  private static final List<int[]> SEQUENCES =
      List.of(new int[] {1, 3}, new int[] {2, 3}, new int[] {3, 5, 1});

  @Test
  void countsWhatFollowsWhatByAttribute() {
    AttributeLifts lifts = AttributeLifts.of(SEQUENCES, ATTRIBUTES);
    assertThat(lifts.to()[TEA]).containsExactly(POT);
    assertThat(lifts.to()[POT]).containsExactly(TEA);
    assertThat(lifts.to()[RED]).isEmpty();
    double far = Math.pow(2, -0.6);
    // What follows a tea is a pot, twice; of all that was followed, pots are 2 of 2 + far.
    assertThat(lifts.lifts()[TEA][0])
        .isCloseTo((float) Math.log1p(2 * (2 + far) / (5 * 2)), within(1e-6f));
    assertThat(lifts.lifts()[POT][0])
        .isCloseTo((float) Math.log1p(far * (2 + far) / (5 * far)), within(1e-6f));
  }

  @Test
  void scoresWhatNobodyHasTakenByItsAttributes() {
    AttributeLifts lifts = AttributeLifts.of(SEQUENCES, ATTRIBUTES);
    float teaToPot = lifts.lifts()[TEA][0];
    float potToTea = lifts.lifts()[POT][0];
    try (Forward forward = Forward.inference()) {
      // One shopper had the first item, one the third (which counts twice) and the fifth, one none.
      float[][] had = {{0, 0, 0}, {1, 0, 0}, {0, 0, 0}, {0, 2, 0}, {0, 0, 0}, {0, 1, 0}};
      Operand<TFloat32> scores =
          new AttributeScores(forward.tf(), lifts)
              .of(forward.tf().constant(StdArrays.ndCopyOf(had)));
      try (ModelSession session = new ModelSession(forward);
          Result result = session.runner().fetch(scores).run()) {
        float[][] each = StdArrays.array2dCopyOf((TFloat32) result.get(0));
        assertThat(each[0]).containsExactly(0, 0, teaToPot, teaToPot / 2, 0);
        assertThat(each[1])
            .containsExactly(
                new float[] {potToTea * 2 / 3, potToTea * 2 / 3, 0, 0, 0}, within(1e-6f));
        assertThat(each[2]).containsOnly(0);
      }
    }
  }
}
