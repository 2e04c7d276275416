package dev.tradewind.inference.serving.tfs;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.await;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.floats;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.model;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.PredictRequest;
import dev.tradewind.api.tensorflow.serving.PredictResponse;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predict, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class TensorFlowServingIT {

  @Inject TensorFlowServingFixture serving;

  @BeforeEach
  void serve() {
    serving.serve();
  }

  private static PredictRequest.Builder ask(ModelSpec.Builder spec, float... values) {
    return PredictRequest.newBuilder().setModelSpec(spec).putInputs("x", floats(values));
  }

  private PredictResponse predict(PredictRequest.Builder request) {
    return await(serving.predictions.predict(request.build()));
  }

  private String invalid(PredictRequest.Builder request, String reason) {
    return refusal(
        serving.predictions.predict(request.build()), Status.Code.INVALID_ARGUMENT, reason);
  }

  @Test
  void theNewestVersionAnswersUnlessAnotherIsNamed() {
    PredictResponse newest = predict(ask(model("half"), 4, -4));

    assertThat(newest.getOutputsMap()).containsOnlyKeys("y");
    assertThat(newest.getOutputsOrThrow("y")).isEqualTo(floats(5, 1));
    assertThat(newest.getModelSpec())
        .isEqualTo(
            model("half").setVersion(Int64Value.of(2)).setSignatureName("serving_default").build());
    PredictResponse numbered = predict(ask(model("half").setVersion(Int64Value.of(1)), 4));
    assertThat(numbered.getOutputsOrThrow("y")).isEqualTo(floats(4));
    assertThat(numbered.getModelSpec().getVersion().getValue()).isEqualTo(1);
    PredictResponse labelled = predict(ask(model("half").setVersionLabel("stable"), 4));
    assertThat(labelled.getOutputsOrThrow("y")).isEqualTo(floats(4));
    assertThat(labelled.getModelSpec().getVersion().getValue()).isEqualTo(1);
  }

  @Test
  void saysWhichModelVersionLabelOrSignatureIsUnknown() {
    assertThat(invalid(ask(ModelSpec.newBuilder(), 1), "FIELD_INVALID"))
        .isEqualTo("model_spec.name: missing");
    assertThat(
            refusal(
                serving.predictions.predict(ask(model("nobody"), 1).build()),
                Status.Code.NOT_FOUND,
                "MODEL_UNKNOWN"))
        .contains("nobody");
    assertThat(
            refusal(
                serving.predictions.predict(
                    ask(model("half").setVersion(Int64Value.of(9)), 1).build()),
                Status.Code.NOT_FOUND,
                "MODEL_VERSION_UNKNOWN"))
        .contains("9");
    assertThat(invalid(ask(model("half").setVersionLabel("newest"), 1), "LABEL_UNKNOWN"))
        .contains("newest");
    assertThat(
            refusal(
                serving.predictions.predict(
                    ask(model("half").setSignatureName("third"), 1).build()),
                Status.Code.FAILED_PRECONDITION,
                "SIGNATURE_UNKNOWN"))
        .contains("third");
  }

  @Test
  void namesTheInputThatIsWrong() {
    PredictRequest.Builder none = PredictRequest.newBuilder().setModelSpec(model("half"));
    assertThat(invalid(none, "INPUT_INVALID")).isEqualTo("input x: missing");
    assertThat(invalid(ask(model("half"), 1).putInputs("z", floats(1)), "INPUT_INVALID"))
        .startsWith("input z: not an input");
    assertThat(
            invalid(
                none.clone()
                    .putInputs("x", floats(1).toBuilder().setDtype(DataType.DT_INT64).build()),
                "INPUT_INVALID"))
        .startsWith("input x: values in float_val");
    assertThat(
            invalid(
                none.clone()
                    .putInputs(
                        "x",
                        TensorProto.newBuilder()
                            .setDtype(DataType.DT_INT64)
                            .setTensorShape(floats(1).getTensorShape())
                            .build()),
                "INPUT_INVALID"))
        .isEqualTo("input x: datatype INT64 (expected: FP32)");
    assertThat(
            invalid(
                none.clone().putInputs("x", floats(1).toBuilder().clearTensorShape().build()),
                "INPUT_INVALID"))
        .isEqualTo("input x: shape [] (expected: [-1])");
  }

  @Test
  void aFilterChoosesOutputsAndNamesNoneTwice() {
    PredictRequest.Builder request = types();
    assertThat(predict(request).getOutputsMap()).hasSize(7);
    assertThat(
            predict(request.clone().addOutputFilter("text_out").addOutputFilter("flag_out"))
                .getOutputsMap())
        .containsOnlyKeys("text_out", "flag_out");
    assertThat(invalid(request.clone().addOutputFilter("q"), "OUTPUT_UNKNOWN")).contains("q");
    assertThat(
            invalid(
                request.clone().addOutputFilter("text_out").addOutputFilter("text_out"),
                "OUTPUT_UNKNOWN"))
        .contains("text_out is given twice");
  }

  @Test
  void compressedValuesAndContentReachTheModel() {
    PredictResponse answer = predict(types());

    assertThat(answer.getOutputsOrThrow("small_out").getIntValList()).containsExactly(7, 8);
    assertThat(answer.getOutputsOrThrow("large_out").getInt64ValList()).containsExactly(5L, 5L);
    assertThat(answer.getOutputsOrThrow("single_out").getFloatValList()).containsExactly(0f, 0f);
    assertThat(answer.getOutputsOrThrow("flag_out").getBoolValList()).containsExactly(true, true);
    assertThat(answer.getOutputsOrThrow("text_again").getStringValList())
        .containsExactly(ByteString.copyFromUtf8("a"), ByteString.copyFromUtf8("b\u00e9"));
  }

  private static PredictRequest.Builder types() {
    return PredictRequest.newBuilder()
        .setModelSpec(model("every-type"))
        .putInputs("flag", pair(DataType.DT_BOOL).addBoolVal(true).build())
        .putInputs(
            "small",
            pair(DataType.DT_INT32)
                .setTensorContent(ByteString.copyFrom(new byte[] {7, 0, 0, 0, 8, 0, 0, 0}))
                .build())
        .putInputs("large", pair(DataType.DT_INT64).addInt64Val(5).build())
        .putInputs("single", pair(DataType.DT_FLOAT).build())
        .putInputs("precise", pair(DataType.DT_DOUBLE).addDoubleVal(.5).addDoubleVal(1).build())
        .putInputs(
            "text",
            pair(DataType.DT_STRING)
                .addStringVal(ByteString.copyFromUtf8("a"))
                .addStringVal(ByteString.copyFromUtf8("b\u00e9"))
                .build());
  }

  private static TensorProto.Builder pair(DataType type) {
    return TensorProto.newBuilder()
        .setDtype(type)
        .setTensorShape(
            TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dim.newBuilder().setSize(1))
                .addDim(TensorShapeProto.Dim.newBuilder().setSize(2)));
  }

  @Test
  void whereNoShapeIsKnownEveryShapeIsTaken() {
    for (TensorProto tensor :
        List.of(
            TensorProto.newBuilder().setDtype(DataType.DT_FLOAT).addFloatVal(3).build(),
            floats(3, 3),
            pair(DataType.DT_FLOAT).addFloatVal(3).build())) {
      PredictResponse answer =
          predict(
              PredictRequest.newBuilder()
                  .setModelSpec(model("sums").setSignatureName("any"))
                  .putInputs("x", tensor));

      assertThat(answer.getOutputsOrThrow("y").getTensorShape()).isEqualTo(tensor.getTensorShape());
      assertThat(answer.getOutputsOrThrow("y").getFloatValList()).containsOnly(-3f);
    }
  }
}
