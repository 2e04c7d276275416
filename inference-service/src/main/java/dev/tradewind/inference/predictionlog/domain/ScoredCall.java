package dev.tradewind.inference.predictionlog.domain;

import java.util.List;

/**
 * An answer to somebody who asked a model itself.
 *
 * @param id of the prediction
 * @param model its name
 * @param version that answered
 * @param scores one for each row that was asked; none where the answer is not one number a row
 */
public record ScoredCall(String id, String model, long version, List<Float> scores) {

  public ScoredCall {
    scores = List.copyOf(scores);
  }
}
