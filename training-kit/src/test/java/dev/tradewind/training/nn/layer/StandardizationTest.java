package dev.tradewind.training.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tradewind.training.nn.Forward;
import dev.tradewind.training.nn.ModelSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

class StandardizationTest {

  private static final List<float[]> ROWS =
      List.of(
          new float[] {1, 7, Float.NaN},
          new float[] {3, 7, 1e8f},
          new float[] {5, Float.NaN, 1e8f + 16});

  @Test
  void knowsMeansAndDeviationsOfWhatIsThere() {
    Standardization found = Standardization.of(ROWS);
    assertThat(found.means()).containsExactly(3, 7, 1e8f + 8);
    assertThat(found.deviations())
        .containsExactly(new float[] {(float) Math.sqrt(8 / 3.0), 1, 8}, within(1e-4f));
  }

  @Test
  void whatIsMissingIsTheMeanWithAFlagAndWhatIsWildIsBounded() {
    try (Forward forward = Forward.inference()) {
      Operand<TFloat32> out =
          Standardization.of(ROWS)
              .apply(forward.tf(), forward.tf().constant(new float[][] {{Float.NaN, 8, 1e30f}}));
      try (ModelSession session = new ModelSession(forward);
          Result result = session.runner().fetch(out).run()) {
        float[] found = new float[6];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(found));
        assertThat(found).containsExactly(0, 1, 10, 1, 0, 0);
      }
    }
  }
}
