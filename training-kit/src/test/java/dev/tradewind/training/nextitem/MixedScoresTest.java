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
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What is heard beside network and counts multiplies what they say. */
class MixedScoresTest {

  private static final List<int[]> SEQUENCES =
      List.of(new int[] {1, 2, 3}, new int[] {2, 4}, new int[] {3, 1, 4});

  private static final ItemAttributes ATTRIBUTES =
      new ItemAttributes(2, new int[][] {{}, {1}, {2}, {1, 2}, {2}});

  @Test
  void repeatsFavourWhatWasHad() {
    for (boolean logarithmic : new boolean[] {true, false}) {
      float[] lifted = lifted(new Mixture(logarithmic, 0.4, 0, 0, 1.5));
      assertThat(lifted[1] / lifted[0]).isCloseTo((float) Math.pow(2, 1.5), within(1e-3f));
      assertThat(lifted[2] / lifted[0]).isCloseTo((float) Math.pow(3, 1.5), within(1e-3f));
      assertThat(lifted[3]).isCloseTo(lifted[0], within(1e-4f));
    }
  }

  @Test
  void freshnessFavoursWhatIsNew() {
    float[] fresh = Freshness.ofShoppers(SEQUENCES, 4);
    float[] lifted = lifted(new Mixture(true, 0.4, 0, 0.6, 0));
    for (int item = 1; item < 4; item++) {
      assertThat(Math.log(lifted[item] / lifted[0]))
          .isCloseTo(0.6 * (fresh[item] - fresh[0]), within(1e-4));
    }
  }

  @Test
  void attributesFavourWhatFollowsByKind() {
    AttributeLifts lifts = AttributeLifts.of(SEQUENCES, ATTRIBUTES);
    assertThat(lifts.to()[1]).isNotEmpty();
    float[] lifted = lifted(new Mixture(false, 0.4, 1.6, 0, 0));
    assertThat(lifted[0]).isNotCloseTo(lifted[1], within(1e-3f));
    assertThat(lifted[3]).isCloseTo(lifted[1], within(1e-4f));
  }

  /** By how much each item is likelier than without, after the items 2, 3 and 3. */
  private static float[] lifted(Mixture mixture) {
    try (Forward forward = Forward.inference()) {
      Ops tf = forward.tf();
      Sources sources = Sources.of(SEQUENCES, true, ATTRIBUTES, 4, CountingShape.usual(false));
      MixedScores scores =
          new MixedScores(
              forward,
              new NetworkShape(4, 8, 1, 1, 0),
              sources,
              tf.constant(new int[][] {{0, 2, 3, 3}}));
      Mixture plain = new Mixture(mixture.logarithmic(), mixture.counting(), 0, 0, 0);
      Operand<TFloat32> ratio = tf.math.div(scores.mix(mixture), scores.mix(plain));
      try (ModelSession session = new ModelSession(forward)) {
        session.initialize(3);
        try (Result result = session.runner().fetch(ratio).run()) {
          return StdArrays.array2dCopyOf((TFloat32) result.get(0))[0];
        }
      }
    }
  }
}
