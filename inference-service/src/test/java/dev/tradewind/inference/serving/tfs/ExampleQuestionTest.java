package dev.tradewind.inference.serving.tfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.tensorflow.serving.ClassificationResult;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.InferenceReason;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import dev.tradewind.inference.serving.domain.TensorSpec;
import dev.tradewind.kit.error.ServiceException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ExampleQuestionTest {

  private static final TensorSpec INPUTS = spec("inputs", ElementType.BYTES);

  private static TensorSpec spec(String name, ElementType type) {
    return new TensorSpec(name, type, List.of(-1L));
  }

  private static ModelSignature signature(String method, TensorSpec input, String... outputs) {
    return new ModelSignature(
        List.of(input),
        Stream.of(outputs).map(name -> spec(name, ElementType.FP32)).toList(),
        method);
  }

  private static TensorValue zeros(ElementType type, Long... shape) {
    int elements = TensorValue.elements(List.of(shape));
    return type == ElementType.BYTES
        ? new BytesTensor(List.of(shape), Collections.nCopies(elements, new byte[] {'a'}))
        : new NumericTensor(type, List.of(shape), ByteBuffer.allocate(elements * type.width()));
  }

  private static void assertUnsuited(ThrowingCallable question, String problem) {
    assertThatThrownBy(question)
        .isInstanceOfSatisfying(
            ServiceException.class,
            refused -> assertThat(refused.reason()).isEqualTo(InferenceReason.SIGNATURE_UNSUITED))
        .hasMessageStartingWith("signature: ")
        .hasMessageContaining(problem);
  }

  private static void assertUnsuited(
      ExampleQuestion<?> question, ModelSignature signature, String problem) {
    assertUnsuited(() -> question.check(signature), problem);
  }

  @Test
  void signaturesOfAnotherFormAreNotAsked() {
    ExampleQuestion<?> classify = ClassifyQuestion.INSTANCE;
    ExampleQuestion<?> regress = RegressQuestion.INSTANCE;
    String classes = ModelSignature.CLASSIFY;
    classify.check(signature(classes, INPUTS, "scores"));
    classify.check(signature(classes, INPUTS, "classes"));
    regress.check(signature(ModelSignature.REGRESS, INPUTS, "outputs"));

    assertUnsuited(classify, signature("", INPUTS, "scores"), "method_name");
    assertUnsuited(
        classify, signature(classes, spec("x", ElementType.BYTES), "scores"), "inputs [x]");
    assertUnsuited(
        classify, signature(classes, spec("inputs", ElementType.FP32), "scores"), "of strings");
    assertUnsuited(classify, signature(classes, INPUTS, "logits"), "neither output");
    assertUnsuited(regress, signature(ModelSignature.REGRESS, INPUTS, "y"), "no output outputs");
    assertUnsuited(
        regress, signature(ModelSignature.REGRESS, INPUTS, "outputs", "y"), "and no other");
  }

  @Test
  void classesWithoutScoresHaveLabelsAlone() {
    ClassificationResult result =
        ClassifyQuestion.INSTANCE.read(
            Map.of("classes", zeros(ElementType.BYTES, 2L, 3L), "more", zeros(ElementType.BOOL)),
            2);

    assertThat(result.getClassificationsList())
        .allSatisfy(
            row ->
                assertThat(row.getClassesList())
                    .hasSize(3)
                    .allSatisfy(
                        one -> assertThat(one.getLabel() + one.getScore()).isEqualTo("a0.0")));
  }

  @Test
  void classesThatFitNoExampleAreRefused() {
    ClassifyQuestion classify = ClassifyQuestion.INSTANCE;
    TensorValue scores = zeros(ElementType.FP32, 2L, 3L);

    assertUnsuited(() -> classify.read(Map.of("scores", scores), 3), "of 3 rows");
    assertUnsuited(
        () -> classify.read(Map.of("scores", zeros(ElementType.FP64, 2L, 3L)), 2), "DT_DOUBLE");
    assertUnsuited(
        () -> classify.read(Map.of("scores", zeros(ElementType.FP32, 2L)), 2), "of shape [2]");
    assertUnsuited(
        () -> classify.read(Map.of("scores", zeros(ElementType.FP32)), 1), "is DT_FLOAT[]");
    assertUnsuited(
        () ->
            classify.read(Map.of("scores", scores, "classes", zeros(ElementType.BYTES, 2L, 2L)), 2),
        "scores for 3 classes (expected: 2 as in classes)");
    assertUnsuited(() -> classify.read(Map.of("y", scores), 2), "neither output");
  }

  @Test
  void numbersThatFitNoExampleAreRefused() {
    RegressQuestion regress = RegressQuestion.INSTANCE;

    assertThat(
            regress
                .read(Map.of("outputs", zeros(ElementType.FP32, 2L, 1L)), 2)
                .getRegressionsCount())
        .isEqualTo(2);
    assertUnsuited(
        () -> regress.read(Map.of("outputs", zeros(ElementType.FP32, 1L)), 2), "of 2 rows");
    assertUnsuited(
        () -> regress.read(Map.of("outputs", zeros(ElementType.FP32, 2L, 2L)), 2), "[2, 2]");
    assertUnsuited(
        () -> regress.read(Map.of("outputs", zeros(ElementType.INT64, 2L)), 2), "DT_INT64");
    assertUnsuited(() -> regress.read(Map.of(), 2), "no output outputs");
  }
}
