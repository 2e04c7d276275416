package dev.tradewind.inference.predict;

import java.util.Map;
import java.util.Optional;

/**
 * What a model answered.
 *
 * @param version the version that ran
 * @param outputs by the names of the signature
 * @param cost what it took
 * @param loggedAs its id in the shop's log; empty where it is not logged
 */
public record Prediction(
    long version, Map<String, TensorValue> outputs, RunCost cost, Optional<String> loggedAs) {

  public Prediction {
    outputs = Map.copyOf(outputs);
  }

  /** One that is not logged. */
  public Prediction(long version, Map<String, TensorValue> outputs, RunCost cost) {
    this(version, outputs, cost, Optional.empty());
  }

  /** The same, logged under an id. */
  public Prediction loggedAs(String id) {
    return new Prediction(version, outputs, cost, Optional.of(id));
  }
}
