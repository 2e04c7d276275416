package dev.tradewind.training.nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.op.RawCustomGradient;

class CustomGradientsTest {

  private static final RawCustomGradient NONE = (tf, op, slopes) -> List.of();

  @Test
  void theEleventhThatWouldEndTheJvmIsRefused() {
    List<String> reached = new ArrayList<>();
    CustomGradients gradients = new CustomGradients((op, gradient) -> reached.add(op));
    for (int i = 0; i < 10; i++) {
      gradients.register("Op" + i, NONE);
      gradients.register("Op" + i, NONE);
    }
    assertThatIllegalStateException()
        .isThrownBy(() -> gradients.register("Another", NONE))
        .withMessage("Another: this JVM holds the slopes of 10 ops already, and can hold no more");
    assertThat(reached).hasSize(10).doesNotHaveDuplicates();
  }
}
