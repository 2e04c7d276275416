package dev.tradewind.inference.serving.tensorflow;

import static dev.tradewind.inference.predict.PredictRequest.DEFAULT_SIGNATURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.inference.fixture.TestModels;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.BatchSizes;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import dev.tradewind.inference.serving.engine.WarmUp;
import dev.tradewind.kit.error.ServiceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelLoaderTest {

  private final SavedModelLoader loader = new SavedModelLoader();

  private static NumericTensor floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return new NumericTensor(ElementType.FP32, List.of((long) values.length), bytes.flip());
  }

  @Test
  void runsAModelWithItsVariables() throws Exception {
    try (LoadedModel model = loader.load(TestModels.linear(2, 1))) {
      new WarmUp(BatchSizes.doubling(8, 16)).run(model);

      assertThat(model.run(DEFAULT_SIGNATURE, Map.of("x", floats(0, 1.5f))))
          .containsEntry("y", floats(1, 4));
      assertThat(model.signatures().get(DEFAULT_SIGNATURE).inputs())
          .containsExactly(new TensorSpec("x", ElementType.FP32, List.of(-1L)));
    }
  }

  @Test
  void anySignatureCanBeAsked() throws Exception {
    try (LoadedModel model = loader.load(TestModels.doublesAndHalves())) {
      new WarmUp(BatchSizes.doubling(8, 16)).run(model);

      assertThat(model.signatures()).containsOnlyKeys(DEFAULT_SIGNATURE, "halves");
      assertThat(model.run(DEFAULT_SIGNATURE, Map.of("x", floats(4))))
          .containsEntry("y", floats(8));
      assertThat(model.run("halves", Map.of("x", floats(4)))).containsEntry("y", floats(2));
    }
  }

  @Test
  void aModelWithoutTheDefaultSignatureIsServed() throws Exception {
    try (LoadedModel model = loader.load(TestModels.linear(1, 0, "other"))) {
      assertThat(model.signatures()).containsOnlyKeys("other");
    }
  }

  @Test
  void everyTypeComesBackAsItWent() throws Exception {
    Random random = new Random(7);
    try (LoadedModel model = loader.load(TestModels.everyType())) {
      Map<String, TensorValue> inputs = new HashMap<>();
      for (TensorSpec spec : model.signatures().get(DEFAULT_SIGNATURE).inputs()) {
        inputs.put(spec.name(), any(spec.type(), random));
      }

      Map<String, TensorValue> outputs = model.run(DEFAULT_SIGNATURE, inputs);

      inputs.forEach(
          (name, value) ->
              assertThat(outputs.get(name + "_out")).usingRecursiveComparison().isEqualTo(value));
      assertThat(outputs.get("text_again"))
          .usingRecursiveComparison()
          .isEqualTo(inputs.get("text"));
    }
  }

  @Test
  void narrowTypesComeBackAsTheyWent() throws Exception {
    Random random = new Random(9);
    try (LoadedModel model = loader.load(TestModels.narrowTypes())) {
      Map<String, TensorValue> inputs = new HashMap<>();
      for (TensorSpec spec : model.signatures().get(DEFAULT_SIGNATURE).inputs()) {
        inputs.put(spec.name(), any(spec.type(), random));
      }

      Map<String, TensorValue> outputs = model.run(DEFAULT_SIGNATURE, inputs);

      assertThat(inputs.values())
          .extracting(TensorValue::type)
          .containsExactlyInAnyOrder(
              ElementType.UINT8, ElementType.UINT16, ElementType.FP16, ElementType.BF16);
      inputs.forEach(
          (name, value) ->
              assertThat(outputs.get(name + "_out")).usingRecursiveComparison().isEqualTo(value));
    }
  }

  private static TensorValue any(ElementType type, Random random) {
    List<Long> shape = List.of(3L, 2L);
    if (type == ElementType.BYTES) {
      byte[] binary = new byte[300];
      random.nextBytes(binary);
      return new BytesTensor(
          shape, List.of(new byte[0], binary, new byte[] {0, 0}, new byte[] {'a'}, binary, binary));
    }
    byte[] bytes = new byte[6 * type.width()];
    for (int position = 0; position < bytes.length; position++) {
      bytes[position] = (byte) random.nextInt(type == ElementType.BOOL ? 2 : 120);
    }
    return new NumericTensor(type, shape, ByteBuffer.wrap(bytes));
  }

  @Test
  void whatTheModelRejectsIsTheCallersFault() throws Exception {
    try (LoadedModel model = loader.load(TestModels.primes())) {
      ByteBuffer seven = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 7);
      NumericTensor place = new NumericTensor(ElementType.INT64, List.of(1L), seven);

      assertThatThrownBy(() -> model.run(DEFAULT_SIGNATURE, Map.of("place", place)))
          .asInstanceOf(InstanceOfAssertFactories.type(ServiceException.class))
          .extracting(ServiceException::reason)
          .isEqualTo(InferenceReason.INPUT_INVALID);
    }
  }

  @Test
  void refusesWhatCannotBeServedAndSaysWhy(@TempDir Path empty) {
    assertThatThrownBy(() -> loader.load(empty))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("no saved_model.pb in " + empty);
    assertThatThrownBy(() -> loader.load(TestModels.corrupted(TestModels.linear(1, 0))))
        .isInstanceOf(ModelRefusedException.class)
        .hasMessageContaining("TensorFlow cannot load it");
  }

  /** TensorFlow loads such a model without a word. */
  @Test
  void aModelWithoutItsWeightsDoesNotSurviveTheWarmUp() throws Exception {
    Path directory = TestModels.withoutVariables(TestModels.linear(1, 0));
    try (LoadedModel model = loader.load(directory)) {
      assertThatThrownBy(() -> new WarmUp(BatchSizes.doubling(8, 16)).run(model))
          .isInstanceOf(ModelRefusedException.class)
          .hasMessageStartingWith("warm-up of serving_default failed: ");
    }
  }

  @Test
  void loadsAndClosesAgainAndAgain() throws Exception {
    Path directory = TestModels.linear(3, 0);
    for (int round = 0; round < 20; round++) {
      try (LoadedModel model = loader.load(directory)) {
        assertThat(model.run(DEFAULT_SIGNATURE, Map.of("x", floats(round))))
            .containsEntry("y", floats(3f * round));
      }
    }
  }
}
