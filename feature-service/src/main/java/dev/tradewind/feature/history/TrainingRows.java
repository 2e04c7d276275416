package dev.tradewind.feature.history;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.wire.FeatureMessages;

/** Turns rows into messages. */
final class TrainingRows {

  private TrainingRows() {}

  static TrainingRow toMessage(HistoryRow row) {
    TrainingRow.Builder message =
        TrainingRow.newBuilder()
            .setEntityId(row.entity())
            .setAsOf(FeatureMessages.toTimestamp(row.asOf()));
    row.values().forEach(value -> message.addValues(FeatureMessages.toMessage(value)));
    row.label().ifPresent(label -> message.setLabel(FeatureMessages.toMessage(label)));
    return message.build();
  }
}
