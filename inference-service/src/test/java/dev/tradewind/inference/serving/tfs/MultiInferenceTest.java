package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Int64Value;
import dev.tradewind.api.tensorflow.Example;
import dev.tradewind.api.tensorflow.serving.ExampleList;
import dev.tradewind.api.tensorflow.serving.InferenceTask;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.MultiInferenceRequest;
import dev.tradewind.api.tensorflow.serving.MultiInferenceResponse;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Prediction;
import dev.tradewind.inference.predict.Predictor;
import dev.tradewind.inference.predict.RunCost;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.predict.VersionChoice;
import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.inference.serving.engine.LoadedModel;
import dev.tradewind.inference.serving.runtime.ServedModels;
import dev.tradewind.inference.serving.runtime.ServedModels.Ways;
import dev.tradewind.inference.serving.runtime.ServedVersion;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MultiInferenceTest {

  private final ServedModels served = new ServedModels();
  private final List<VersionChoice> asked = new ArrayList<>();
  private final MultiInference several =
      new MultiInference(new ExampleInference(swapping(), new ServedSignatures(served)));

  /** Version 1 is there for the first question only, and gives way to 2 then. */
  private Predictor swapping() {
    return request -> {
      asked.add(request.version());
      if (request.version().equals(VersionChoice.of(1))) {
        serve(2);
        return Uni.createFrom()
            .failure(new ServiceException(InferenceReason.MODEL_VERSION_UNKNOWN, "swapped"));
      }
      Prediction answer = new Prediction(served(request), outputs(), new RunCost(0, 0, 1));
      return Uni.createFrom().item(answer);
    };
  }

  private long served(PredictRequest request) {
    try (var lease = served.lease(request.model(), request.version())) {
      return lease.value().id().version();
    }
  }

  private static Map<String, TensorValue> outputs() {
    return Map.of(
        "outputs", new NumericTensor(ElementType.FP32, List.of(1L), ByteBuffer.allocate(4)));
  }

  private void serve(long version) {
    served.add(
        new ServedVersion(new Artefact("sums", version, "", ""), new Regressing()), Ways.NONE);
    served.remove("sums", version - 1);
  }

  private record Regressing() implements LoadedModel {

    @Override
    public Map<String, ModelSignature> signatures() {
      ModelSignature regress =
          new ModelSignature(
              List.of(new TensorSpec("inputs", ElementType.BYTES, List.of(-1L))),
              List.of(new TensorSpec("outputs", ElementType.FP32, List.of(-1L))),
              ModelSignature.REGRESS);
      return Map.of("a", regress, "b", regress);
    }

    @Override
    public Map<String, TensorValue> run(String signature, Map<String, TensorValue> inputs) {
      throw new IllegalStateException("the predictor answers");
    }

    @Override
    public void close() {}
  }

  private MultiInferenceResponse ask(ModelSpec.Builder model) {
    MultiInferenceRequest.Builder request =
        MultiInferenceRequest.newBuilder()
            .setInput(
                Input.newBuilder()
                    .setExampleList(
                        ExampleList.newBuilder().addExamples(Example.getDefaultInstance())));
    for (String signature : List.of("a", "b")) {
      request.addTasks(
          InferenceTask.newBuilder()
              .setModelSpec(model.clone().setName("sums").setSignatureName(signature))
              .setMethodName(ModelSignature.REGRESS));
    }
    return several.answer(request.build(), Caller.current()).await().atMost(Duration.ofSeconds(30));
  }

  @Test
  void allIsAskedAgainWhereTheVersionWasSwappedBetweenTwoQuestions() {
    serve(1);

    MultiInferenceResponse answer = ask(ModelSpec.newBuilder());

    assertThat(answer.getResultsList())
        .extracting(result -> result.getModelSpec().getVersion().getValue())
        .containsExactly(2L, 2L);
    assertThat(asked)
        .containsExactly(
            VersionChoice.SERVING, VersionChoice.of(1), VersionChoice.SERVING, VersionChoice.of(2));
  }

  @Test
  void aNamedVersionThatIsGoneIsNotAskedAgain() {
    serve(1);

    assertThatThrownBy(() -> ask(ModelSpec.newBuilder().setVersion(Int64Value.of(1))))
        .isInstanceOf(ServiceException.class)
        .hasMessage("swapped");
    assertThat(asked).containsExactly(VersionChoice.of(1));
  }
}
