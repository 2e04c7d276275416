package dev.tradewind.feature.history;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.history.domain.WantedRows;
import java.util.List;
import java.util.Map;

/**
 * Which features, for whom and for when.
 *
 * @param features the names of the selection's columns, as asked
 * @param request the caller's values for on-demand features, by name
 */
public record TrainingSetQuery(
    List<String> features,
    FeatureSelection selection,
    Map<String, Value> request,
    WantedRows rows) {

  public TrainingSetQuery {
    features = List.copyOf(features);
    request = Map.copyOf(request);
  }
}
