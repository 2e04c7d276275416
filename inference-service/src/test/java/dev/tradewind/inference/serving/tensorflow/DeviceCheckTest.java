package dev.tradewind.inference.serving.tensorflow;

import static dev.tradewind.inference.predict.PredictRequest.DEFAULT_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.FakeModel;
import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.tensorflow.DeviceConfig.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.OptimizerOptions;

class DeviceCheckTest {

  @Test
  void whoeverAsksForAGpuGetsOneOrNoService() {
    assertThatThrownBy(() -> DeviceCheck.require(Kind.GPU, false))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("tradewind.inference.device.kind: gpu (TensorFlow finds none");
    assertThatCode(() -> DeviceCheck.require(Kind.GPU, true)).doesNotThrowAnyException();
    assertThatCode(() -> DeviceCheck.require(Kind.AUTO, false)).doesNotThrowAnyException();
  }

  /** A machine without the driver has no GPU, whatever libraries are there. */
  @Test
  void aMachineWithoutADriverHasNone() {
    if (!Files.exists(Path.of("/dev/nvidia0"))) {
      assertThat(DeviceCheck.hasGpu(ThreadPlan.USUAL)).isFalse();
    }
  }

  @Test
  void theDeviceIsUsedAsConfigured() throws Exception {
    DevicePlan half = new DevicePlan(0.5, false, true);
    ConfigProto session = half.on(ThreadPlan.USUAL.threads().build());
    assertThat(session.getGpuOptions().getPerProcessGpuMemoryFraction()).isEqualTo(0.5);
    assertThat(session.getGpuOptions().getAllowGrowth()).isFalse();
    assertThat(session.getGraphOptions().getOptimizerOptions().getGlobalJitLevel())
        .isEqualTo(OptimizerOptions.GlobalJitLevel.ON_1);

    Path linear = TestModels.linear(2, 1);
    try (LoadedModel compiled = new SavedModelLoader(ThreadPlan.USUAL, half).load(linear);
        LoadedModel plain = new SavedModelLoader().load(linear)) {
      assertThat(compiled.run(DEFAULT_SIGNATURE, FakeModel.INPUTS))
          .isEqualTo(plain.run(DEFAULT_SIGNATURE, FakeModel.INPUTS));
    }
  }
}
