package dev.tradewind.inference.serving.tfs;

import dev.tradewind.api.tensorflow.serving.ClassificationResult;
import dev.tradewind.api.tensorflow.serving.Input;
import dev.tradewind.api.tensorflow.serving.RegressionResult;
import dev.tradewind.inference.predict.BytesTensor;
import dev.tradewind.inference.predict.ForCallers;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predict.Predictor;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;

/** Questions about examples: a signature's single input takes them, serialized. */
@Singleton
public class ExampleInference {

  private final Predictor predictor;
  private final ServedSignatures signatures;

  ExampleInference(@ForCallers Predictor predictor, ServedSignatures signatures) {
    this.predictor = predictor;
    this.signatures = signatures;
  }

  /** The classes of each example. */
  public Uni<Answered<ClassificationResult>> classify(Target target, Input input, Caller caller) {
    return ask(ClassifyQuestion.INSTANCE, target, ExampleRows.of(input), caller);
  }

  /** A number for each example. */
  public Uni<Answered<RegressionResult>> regress(Target target, Input input, Caller caller) {
    return ask(RegressQuestion.INSTANCE, target, ExampleRows.of(input), caller);
  }

  /** Sees that the target can be asked so. */
  void check(ExampleQuestion<?> question, Target target) {
    question.check(signatures.signature(target));
  }

  <R> Uni<Answered<R>> ask(
      ExampleQuestion<R> question, Target target, BytesTensor examples, Caller caller) {
    check(question, target);
    PredictRequest request =
        new PredictRequest(
            target.model(),
            target.version(),
            target.signature(),
            Map.of(ExampleQuestion.INPUT, examples),
            Set.of(),
            caller.terms());
    return caller
        .asking(predictor.predict(request))
        .map(
            prediction ->
                new Answered<>(
                    prediction.version(),
                    question.read(prediction.outputs(), examples.elements().size())));
  }

  /**
   * An answer.
   *
   * @param version which one gave it
   * @param result what it says of all examples
   */
  public record Answered<R>(long version, R result) {}
}
