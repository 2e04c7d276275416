package dev.tradewind.inference.serving.tfs;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.tradewind.api.tensorflow.serving.ClassificationResult;
import dev.tradewind.api.tensorflow.serving.Classifications;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ElementType;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Optional;

/** Which classes: {@code classes}, {@code scores}, or both, of [examples, classes] each. */
final class ClassifyQuestion implements ExampleQuestion<ClassificationResult> {

  static final ClassifyQuestion INSTANCE = new ClassifyQuestion();

  private static final String CLASSES = "classes";
  private static final String SCORES = "scores";

  private ClassifyQuestion() {}

  @Override
  public void check(ModelSignature signature) {
    ExampleQuestion.checkInput(signature, ModelSignature.CLASSIFY);
    ExampleQuestion.require(
        signature.gives(CLASSES) || signature.gives(SCORES),
        "neither output " + CLASSES + " nor " + SCORES + " (expected: at least one)");
  }

  @Override
  public ClassificationResult read(Map<String, TensorValue> outputs, int examples) {
    Optional<BytesTensor> labels =
        Optional.ofNullable(outputs.get(CLASSES)).map(value -> labels(value, examples));
    Optional<FloatBuffer> scores =
        Optional.ofNullable(outputs.get(SCORES)).map(value -> scores(value, examples));
    int classes = classes(outputs);
    ClassificationResult.Builder result = ClassificationResult.newBuilder();
    for (int example = 0; example < examples; example++) {
      Classifications.Builder row = result.addClassificationsBuilder();
      for (int place = example * classes; place < (example + 1) * classes; place++) {
        int at = place;
        row.addClassesBuilder()
            .setLabelBytes(labels.map(it -> label(it, at)).orElse(ByteString.EMPTY))
            .setScore(scores.map(it -> it.get(at)).orElse(0f));
      }
    }
    return result.build();
  }

  private static ByteString label(BytesTensor labels, int place) {
    return UnsafeByteOperations.unsafeWrap(labels.elements().get(place));
  }

  private static BytesTensor labels(TensorValue value, int examples) {
    ExampleQuestion.requireRows(CLASSES, value, ElementType.BYTES, examples);
    return (BytesTensor) value;
  }

  private static FloatBuffer scores(TensorValue value, int examples) {
    return ExampleQuestion.floats(SCORES, value, examples).elements().asFloatBuffer();
  }

  /** How many classes each example has; the same in both outputs. */
  private static int classes(Map<String, TensorValue> outputs) {
    long classes = -1;
    for (String name : new String[] {CLASSES, SCORES}) {
      TensorValue value = outputs.get(name);
      if (value != null) {
        ExampleQuestion.require(
            value.shape().size() == 2,
            "output "
                + name
                + " is of shape "
                + value.shape()
                + " (expected: [examples, classes])");
        long columns = value.shape().get(1);
        ExampleQuestion.require(
            classes < 0 || columns == classes,
            SCORES
                + " for "
                + columns
                + " classes (expected: "
                + classes
                + " as in "
                + CLASSES
                + ")");
        classes = columns;
      }
    }
    ExampleQuestion.require(classes >= 0, "neither output " + CLASSES + " nor " + SCORES);
    return (int) classes;
  }
}
