package dev.tradewind.inference.serving.tfs;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import dev.tradewind.api.tensorflow.DataType;
import dev.tradewind.api.tensorflow.Example;
import dev.tradewind.api.tensorflow.Feature;
import dev.tradewind.api.tensorflow.Features;
import dev.tradewind.api.tensorflow.FloatList;
import dev.tradewind.api.tensorflow.SignatureDef;
import dev.tradewind.api.tensorflow.TensorInfo;
import dev.tradewind.api.tensorflow.TensorProto;
import dev.tradewind.api.tensorflow.TensorShapeProto;
import dev.tradewind.api.tensorflow.serving.ClassificationRequest;
import dev.tradewind.api.tensorflow.serving.ClassificationResponse;
import dev.tradewind.api.tensorflow.serving.ExampleList;
import dev.tradewind.api.tensorflow.serving.ExampleListWithContext;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataRequest;
import dev.tradewind.api.tensorflow.serving.GetModelMetadataResponse;
import dev.tradewind.api.tensorflow.serving.GetModelStatusRequest;
import dev.tradewind.api.tensorflow.serving.InferenceTask;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.api.tensorflow.serving.ModelConfig;
import dev.tradewind.api.tensorflow.serving.ModelConfigList;
import dev.tradewind.api.tensorflow.serving.ModelServerConfig;
import dev.tradewind.api.tensorflow.serving.ModelService;
import dev.tradewind.api.tensorflow.serving.ModelSpec;
import dev.tradewind.api.tensorflow.serving.ModelVersionStatus;
import dev.tradewind.api.tensorflow.serving.MultiInferenceRequest;
import dev.tradewind.api.tensorflow.serving.MultiInferenceResponse;
import dev.tradewind.api.tensorflow.serving.PredictRequest;
import dev.tradewind.api.tensorflow.serving.PredictResponse;
import dev.tradewind.api.tensorflow.serving.PredictionService;
import dev.tradewind.api.tensorflow.serving.Regression;
import dev.tradewind.api.tensorflow.serving.RegressionRequest;
import dev.tradewind.api.tensorflow.serving.RegressionResponse;
import dev.tradewind.api.tensorflow.serving.ReloadConfigRequest;
import dev.tradewind.api.tensorflow.serving.SignatureDefMap;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import dev.tradewind.inference.fixture.ServedDirectory;
import dev.tradewind.inference.serving.runtime.ServedModels;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class TensorFlowServingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @GrpcClient("self")
  PredictionService predictions;

  @GrpcClient("self")
  ModelService models;

  @Inject ServedModels served;

  @ConfigProperty(name = "tradewind.inference.directory.path")
  Path directory;

  @BeforeEach
  void serve() {
    ServedDirectory.serve(directory, served);
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(PATIENCE);
  }

  private static ModelSpec.Builder model(String name) {
    return ModelSpec.newBuilder().setName(name);
  }

  private static TensorProto floats(float... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DataType.DT_FLOAT)
            .setTensorShape(
                TensorShapeProto.newBuilder()
                    .addDim(TensorShapeProto.Dim.newBuilder().setSize(values.length)));
    for (float value : values) {
      tensor.addFloatVal(value);
    }
    return tensor.build();
  }

  private static PredictRequest.Builder ask(ModelSpec.Builder spec, float... values) {
    return PredictRequest.newBuilder().setModelSpec(spec).putInputs("x", floats(values));
  }

  private PredictResponse predict(PredictRequest.Builder request) {
    return await(predictions.predict(request.build()));
  }

  private String invalid(PredictRequest.Builder request, String reason) {
    return refusal(predictions.predict(request.build()), Status.Code.INVALID_ARGUMENT, reason);
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
                predictions.predict(ask(model("nobody"), 1).build()),
                Status.Code.NOT_FOUND,
                "MODEL_UNKNOWN"))
        .contains("nobody");
    assertThat(
            refusal(
                predictions.predict(ask(model("half").setVersion(Int64Value.of(9)), 1).build()),
                Status.Code.NOT_FOUND,
                "MODEL_VERSION_UNKNOWN"))
        .contains("9");
    assertThat(invalid(ask(model("half").setVersionLabel("newest"), 1), "LABEL_UNKNOWN"))
        .contains("newest");
    assertThat(
            refusal(
                predictions.predict(ask(model("half").setSignatureName("third"), 1).build()),
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

  private static Example example(String feature, float value) {
    return Example.newBuilder()
        .setFeatures(
            Features.newBuilder()
                .putFeature(
                    feature,
                    Feature.newBuilder()
                        .setFloatList(FloatList.newBuilder().addValue(value))
                        .build()))
        .build();
  }

  private static Input examples(float... values) {
    ExampleList.Builder list = ExampleList.newBuilder();
    for (float value : values) {
      list.addExamples(example("x", value));
    }
    return Input.newBuilder().setExampleList(list).build();
  }

  @Test
  void classifiesExamples() {
    ClassificationResponse both =
        await(
            predictions.classify(
                ClassificationRequest.newBuilder()
                    .setModelSpec(model("sums"))
                    .setInput(examples(3, -1))
                    .build()));

    assertThat(both.getResult().getClassificationsList())
        .extracting(
            row ->
                row.getClassesList().stream()
                    .map(one -> one.getLabel() + " " + one.getScore())
                    .toList())
        .containsExactly(List.of("yes 3.0", "no -3.0"), List.of("yes -1.0", "no 1.0"));
    assertThat(both.getModelSpec().getVersion().getValue()).isEqualTo(1);
    ClassificationResponse alone =
        await(
            predictions.classify(
                ClassificationRequest.newBuilder()
                    .setModelSpec(model("sums").setSignatureName("scores"))
                    .setInput(examples(3))
                    .build()));
    assertThat(alone.getResult().getClassifications(0).getClasses(0).getLabel()).isEmpty();
    assertThat(alone.getResult().getClassifications(0).getClasses(0).getScore()).isEqualTo(3f);
  }

  @Test
  void regressesExamplesAndTheirOwnFeaturesWinOverTheContext() {
    Input input =
        Input.newBuilder()
            .setExampleListWithContext(
                ExampleListWithContext.newBuilder()
                    .setContext(example("bias", 100))
                    .addExamples(example("x", 1))
                    .addExamples(example("bias", 7)))
            .build();

    RegressionResponse answer =
        await(
            predictions.regress(
                RegressionRequest.newBuilder()
                    .setModelSpec(model("sums").setSignatureName("sum"))
                    .setInput(input)
                    .build()));

    assertThat(answer.getResult().getRegressionsList())
        .extracting(Regression::getValue)
        .containsExactly(101f, 7f);
  }

  @Test
  void signaturesForOtherQuestionsAreNotAskedThis() {
    assertThat(unsuited("sum", examples(1))).contains("method_name tensorflow/serving/regress");
    assertThat(unsuited("predict", examples(1))).contains("method_name tensorflow/serving/predict");
    assertThat(
            refusal(
                predictions.regress(
                    RegressionRequest.newBuilder()
                        .setModelSpec(model("sums").setSignatureName("wide"))
                        .setInput(examples(1))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "SIGNATURE_UNSUITED"))
        .contains("output outputs is of shape [1, 2]");
    assertThat(
            refusal(
                predictions.classify(
                    ClassificationRequest.newBuilder().setModelSpec(model("sums")).build()),
                Status.Code.INVALID_ARGUMENT,
                "INPUT_INVALID"))
        .startsWith("input: no examples");
    assertThat(
            refusal(
                predictions.regress(
                    RegressionRequest.newBuilder()
                        .setModelSpec(model("required"))
                        .setInput(
                            Input.newBuilder()
                                .setExampleList(
                                    ExampleList.newBuilder().addExamples(example("bias", 1))))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "INPUT_INVALID"))
        .contains("x");
  }

  private String unsuited(String signature, Input input) {
    return refusal(
        predictions.classify(
            ClassificationRequest.newBuilder()
                .setModelSpec(model("sums").setSignatureName(signature))
                .setInput(input)
                .build()),
        Status.Code.INVALID_ARGUMENT,
        "SIGNATURE_UNSUITED");
  }

  private static InferenceTask task(String model, String signature, String method) {
    return InferenceTask.newBuilder()
        .setModelSpec(model(model).setSignatureName(signature))
        .setMethodName("tensorflow/serving/" + method)
        .build();
  }

  private static MultiInferenceRequest several(InferenceTask... tasks) {
    return MultiInferenceRequest.newBuilder()
        .addAllTasks(List.of(tasks))
        .setInput(examples(2))
        .build();
  }

  @Test
  void severalQuestionsAreAnsweredInOrderByOneVersion() {
    MultiInferenceResponse answer =
        await(
            predictions.multiInference(
                several(task("sums", "sum", "regress"), task("sums", "", "classify"))));

    assertThat(answer.getResults(0).getRegressionResult().getRegressions(0).getValue())
        .isEqualTo(2f);
    assertThat(
            answer
                .getResults(1)
                .getClassificationResult()
                .getClassifications(0)
                .getClasses(0)
                .getLabel())
        .isEqualTo("yes");
    assertThat(answer.getResultsList())
        .extracting(
            it ->
                it.getModelSpec().getSignatureName()
                    + " "
                    + it.getModelSpec().getVersion().getValue())
        .containsExactly("sum 1", "serving_default 1");
    for (MultiInferenceRequest wrong :
        List.of(
            several(),
            several(task("sums", "sum", "regress"), task("sums", "sum", "regress")),
            several(task("sums", "sum", "regress"), task("half", "", "regress")),
            several(task("sums", "predict", "predict")))) {
      refusal(predictions.multiInference(wrong), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
    }
    refusal(
        predictions.multiInference(
            several(task("sums", "sum", "regress"), task("sums", "predict", "regress"))),
        Status.Code.INVALID_ARGUMENT,
        "SIGNATURE_UNSUITED");
  }

  @Test
  void metadataDescribesEverySignature() throws Exception {
    GetModelMetadataResponse answer =
        await(
            predictions.getModelMetadata(
                GetModelMetadataRequest.newBuilder()
                    .setModelSpec(model("sums"))
                    .addMetadataField("signature_def")
                    .build()));

    assertThat(answer.getModelSpec().getVersion().getValue()).isEqualTo(1);
    SignatureDefMap signatures =
        answer.getMetadataOrThrow("signature_def").unpack(SignatureDefMap.class);
    assertThat(answer.getMetadataOrThrow("signature_def").getTypeUrl())
        .isEqualTo("type.googleapis.com/tensorflow.serving.SignatureDefMap");
    assertThat(signatures.getSignatureDefMap())
        .containsOnlyKeys("serving_default", "scores", "sum", "predict", "wide", "any");
    SignatureDef sum = signatures.getSignatureDefOrThrow("sum");
    assertThat(sum.getMethodName()).isEqualTo("tensorflow/serving/regress");
    TensorInfo inputs = sum.getInputsOrThrow("inputs");
    assertThat(inputs.getDtype()).isEqualTo(DataType.DT_STRING);
    assertThat(inputs.getTensorShape().getDim(0).getSize()).isEqualTo(-1);
    assertThat(
            signatures
                .getSignatureDefOrThrow("any")
                .getInputsOrThrow("x")
                .getTensorShape()
                .getUnknownRank())
        .isTrue();
    refusal(
        predictions.getModelMetadata(
            GetModelMetadataRequest.newBuilder().setModelSpec(model("sums")).build()),
        Status.Code.INVALID_ARGUMENT,
        "FIELD_INVALID");
    refusal(
        predictions.getModelMetadata(
            GetModelMetadataRequest.newBuilder()
                .setModelSpec(model("nobody"))
                .addMetadataField("signature_def")
                .build()),
        Status.Code.NOT_FOUND,
        "MODEL_UNKNOWN");
  }

  @Test
  void statusSaysWhereVersionsStand() {
    assertThat(status(model("half")))
        .extracting(
            it -> it.getVersion() + " " + it.getState() + " " + it.getStatus().getErrorCode())
        .containsExactly("3 END UNKNOWN", "2 AVAILABLE OK", "1 AVAILABLE OK");
    assertThat(status(model("half").setVersion(Int64Value.of(1))))
        .extracting(ModelVersionStatus::getVersion)
        .containsExactly(1L);
    assertThat(status(model("half").setVersionLabel("canary")))
        .extracting(ModelVersionStatus::getVersion)
        .containsExactly(2L);
    assertThat(status(model("half")).get(0).getStatus().getErrorMessage()).isNotEmpty();
    refusal(statusOf(model("nobody")), Status.Code.NOT_FOUND, "MODEL_UNKNOWN");
    refusal(
        statusOf(model("half").setVersion(Int64Value.of(9))),
        Status.Code.NOT_FOUND,
        "MODEL_VERSION_UNKNOWN");
    refusal(
        statusOf(model("half").setVersionLabel("newest")),
        Status.Code.INVALID_ARGUMENT,
        "LABEL_UNKNOWN");
  }

  @Test
  void callersMayNotNameDirectoriesElsewhere() {
    assertThat(
            refusal(
                models.handleReloadConfigRequest(
                    ReloadConfigRequest.newBuilder()
                        .setConfig(
                            ModelServerConfig.newBuilder()
                                .setModelConfigList(
                                    ModelConfigList.newBuilder()
                                        .addConfig(
                                            ModelConfig.newBuilder()
                                                .setName("half")
                                                .setBasePath("/etc"))))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "FIELD_INVALID"))
        .contains("base_path: /etc (expected: a directory below /nonexistent)");
    assertThat(status(model("half"))).hasSize(3);
  }

  private Uni<?> statusOf(ModelSpec.Builder spec) {
    return models.getModelStatus(GetModelStatusRequest.newBuilder().setModelSpec(spec).build());
  }

  private List<ModelVersionStatus> status(ModelSpec.Builder spec) {
    return await(
            models.getModelStatus(GetModelStatusRequest.newBuilder().setModelSpec(spec).build()))
        .getModelVersionStatusList();
  }
}
