package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.serving.RegressionResult;
import dev.tradewind.inference.predict.NumericTensor;
import dev.tradewind.inference.predict.TensorValue;
import dev.tradewind.inference.serving.domain.ModelSignature;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which number: {@code outputs} of [examples] or [examples, 1]. */
final class RegressQuestion implements ExampleQuestion<RegressionResult> {

  static final RegressQuestion INSTANCE = new RegressQuestion();

  private static final String OUTPUT = "outputs";

  private RegressQuestion() {}

  @Override
  public void check(ModelSignature signature) {
    ExampleQuestion.checkInput(signature, ModelSignature.REGRESS);
    ExampleQuestion.require(
        signature.outputs().size() == 1 && signature.gives(OUTPUT),
        "no output " + OUTPUT + " (expected: this one and no other)");
  }

  @Override
  public RegressionResult read(Map<String, TensorValue> outputs, int examples) {
    NumericTensor numbers =
        Optional.ofNullable(outputs.get(OUTPUT))
            .map(value -> ExampleQuestion.floats(OUTPUT, value, examples))
            .orElseThrow(() -> ExampleQuestion.unsuited("no output " + OUTPUT));
    List<Long> shape = numbers.shape();
    ExampleQuestion.require(
        shape.size() == 1 || (shape.size() == 2 && shape.get(1) == 1),
        "output " + OUTPUT + " is of shape " + shape + " (expected: [examples] or [examples, 1])");
    FloatBuffer values = numbers.elements().asFloatBuffer();
    RegressionResult.Builder result = RegressionResult.newBuilder();
    while (values.hasRemaining()) {
      result.addRegressionsBuilder().setValue(values.get());
    }
    return result.build();
  }
}
