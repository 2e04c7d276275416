package dev.tradewind.inference.predictionlog.domain;

import java.time.Instant;
import java.util.List;

/**
 * What a model answered, as it stands in the shop's log.
 *
 * @param id of the answer; no id of a person
 * @param model its name
 * @param version that answered
 * @param subject whose it is, as the log has them: an id of a person, not to be told; the answer's
 *     own id where it was to nobody in particular
 * @param receivedAt when the log took it
 * @param features that it was fed from, in the order in which its makers declared them
 * @param inputs what the model was asked
 * @param outputs what came of it
 */
public record LoggedPrediction(
    String id,
    String model,
    long version,
    String subject,
    Instant receivedAt,
    List<ReadFeature> features,
    List<LoggedTensor> inputs,
    List<LoggedTensor> outputs) {

  public LoggedPrediction {
    features = List.copyOf(features);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The same, without what came of it. */
  public LoggedPrediction question() {
    return new LoggedPrediction(
        id, model, version, subject, receivedAt, features, inputs, List.of());
  }
}
