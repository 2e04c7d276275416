package dev.tradewind.feature.history;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.history.domain.WantedRows;

/** Which features, for whom and for when. */
public record TrainingSetQuery(FeatureSelection selection, WantedRows rows) {}
