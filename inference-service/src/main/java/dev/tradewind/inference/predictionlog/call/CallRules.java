package dev.tradewind.inference.predictionlog.call;

import dev.tradewind.api.ingestion.v1.Prediction;
import dev.tradewind.inference.predict.PredictRequest;
import dev.tradewind.inference.predictionlog.PredictionLogConfig.ModelConfig;
import dev.tradewind.inference.predictionlog.PredictionOutbox;
import java.util.Optional;
import java.util.Set;

/**
 * What of a model's answers is logged.
 *
 * @param inputs of its inputs
 * @param outputs of its outputs
 */
record CallRules(TensorRules inputs, TensorRules outputs) {

  static CallRules of(ModelConfig config, Optional<Pseudonyms> pseudonyms) {
    Set<String> texts = config.texts().orElse(Set.of());
    Set<String> hidden = config.pseudonyms().orElse(Set.of());
    return new CallRules(
        new TensorRules(config.inputs(), texts, hidden, pseudonyms),
        new TensorRules(config.outputs(), texts, hidden, pseudonyms));
  }

  /**
   * An answer as it is logged. All numbers of an answer that was made are there, be there one row
   * or several.
   */
  Prediction.Builder of(PredictRequest request, dev.tradewind.inference.predict.Prediction answer) {
    TensorRules.Logged asked = inputs.of(request.inputs());
    TensorRules.Logged answered = outputs.of(answer.outputs());
    Prediction.Builder prediction =
        Prediction.newBuilder()
            .setDecision(PredictionOutbox.PREDICT)
            .setVersion(answer.version())
            .addAllInputs(asked.tensors())
            .addAllOutputs(answered.tensors());
    asked.leftOut().forEach(name -> prediction.addLeftOut("inputs." + name));
    answered.leftOut().forEach(name -> prediction.addLeftOut("outputs." + name));
    return prediction;
  }
}
