package dev.tradewind.inference.serving.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.RowModels;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.engine.LoadedModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;

class ThreadPlanTest {

  private static final ThreadPlan SINGLE = new ThreadPlan(1, true);

  private static ConfigProto session(ThreadPlan plan, Path model) throws IOException {
    return plan.forModel(model.resolve("saved_model.pb"));
  }

  @Test
  void aGraphWithoutReferencesRunsOnTheWorkersOwnThread() throws Exception {
    Path frozen = RowModels.frozen(3, 2);
    ConfigProto session = session(SINGLE, frozen);
    assertThat(session.getExperimental().getExecutorType()).isEqualTo("SINGLE_THREADED_EXECUTOR");
    assertThat(session.getIntraOpParallelismThreads()).isEqualTo(1);

    try (LoadedModel model = new SavedModelLoader(SINGLE).load(frozen)) {
      TensorValue rows =
          new NumericTensor(ElementType.FP32, List.of(2L, 3L), ByteBuffer.allocate(24));
      assertThat(model.run("serving_default", Map.of("x", rows)).get("y").shape())
          .containsExactly(2L, 2L);
    }
  }

  @Test
  void aGraphWithReferenceVariablesRunsAsUsual() throws Exception {
    Path linear = TestModels.linear(2, 1);
    assertThat(session(SINGLE, linear).getExperimental().getExecutorType()).isEmpty();

    try (LoadedModel model = new SavedModelLoader(SINGLE).load(linear)) {
      TensorValue one = new NumericTensor(ElementType.FP32, List.of(1L), ByteBuffer.allocate(4));
      assertThat(model.run("serving_default", Map.of("x", one))).containsKey("y");
    }
  }

  @Test
  void otherwiseTensorFlowHasItsWay() throws Exception {
    assertThat(session(ThreadPlan.USUAL, RowModels.frozen(3, 2)))
        .isEqualTo(ConfigProto.getDefaultInstance());
  }

  @Test
  void aWrongNumberOfThreadsIsNamed() {
    ThreadConfig config =
        new ThreadConfig() {
          @Override
          public int intraOpThreads() {
            return 257;
          }

          @Override
          public boolean singleThreadedExecutor() {
            return true;
          }
        };
    assertThatThrownBy(() -> ThreadPlan.of(config))
        .hasMessage("tradewind.inference.tensorflow.intra-op-threads: 257 (expected: 0 to 256)");
  }
}
