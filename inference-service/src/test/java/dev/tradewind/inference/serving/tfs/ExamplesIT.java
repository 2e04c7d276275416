package dev.tradewind.inference.serving.tfs;

import static dev.tradewind.inference.fixture.Refusals.refusal;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.await;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.example;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.examples;
import static dev.tradewind.inference.serving.tfs.TensorFlowServingFixture.model;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.tensorflow.serving.ClassificationRequest;
import dev.tradewind.api.tensorflow.serving.ClassificationResponse;
import dev.tradewind.api.tensorflow.serving.ExampleList;
import dev.tradewind.api.tensorflow.serving.ExampleListWithContext;
import dev.tradewind.api.tensorflow.serving.InferenceTask;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.api.tensorflow.serving.MultiInferenceRequest;
import dev.tradewind.api.tensorflow.serving.MultiInferenceResponse;
import dev.tradewind.api.tensorflow.serving.Regression;
import dev.tradewind.api.tensorflow.serving.RegressionRequest;
import dev.tradewind.api.tensorflow.serving.RegressionResponse;
import dev.tradewind.inference.fixture.NeighboursInProcess;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Questions about examples: Classify, Regress and MultiInference, over gRPC. */
@QuarkusTest
@WithTestResource(NeighboursInProcess.class)
class ExamplesIT {

  @Inject TensorFlowServingFixture serving;

  @BeforeEach
  void serve() {
    serving.serve();
  }

  @Test
  void classifiesExamples() {
    ClassificationResponse both =
        await(
            serving.predictions.classify(
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
            serving.predictions.classify(
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
            serving.predictions.regress(
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
                serving.predictions.regress(
                    RegressionRequest.newBuilder()
                        .setModelSpec(model("sums").setSignatureName("wide"))
                        .setInput(examples(1))
                        .build()),
                Status.Code.INVALID_ARGUMENT,
                "SIGNATURE_UNSUITED"))
        .contains("output outputs is of shape [1, 2]");
    assertThat(
            refusal(
                serving.predictions.classify(
                    ClassificationRequest.newBuilder().setModelSpec(model("sums")).build()),
                Status.Code.INVALID_ARGUMENT,
                "INPUT_INVALID"))
        .startsWith("input: no examples");
    assertThat(
            refusal(
                serving.predictions.regress(
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
        serving.predictions.classify(
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
            serving.predictions.multiInference(
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
      refusal(
          serving.predictions.multiInference(wrong), Status.Code.INVALID_ARGUMENT, "FIELD_INVALID");
    }
    refusal(
        serving.predictions.multiInference(
            several(task("sums", "sum", "regress"), task("sums", "predict", "regress"))),
        Status.Code.INVALID_ARGUMENT,
        "SIGNATURE_UNSUITED");
  }
}
