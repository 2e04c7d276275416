package dev.tradewind.training.dataset;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.domain.DailySeries;
import dev.tradewind.training.domain.EntityScan.Layout;
import dev.tradewind.training.domain.PurchaseSequence;
import dev.tradewind.training.domain.ShopperEvents;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What is written of one entity. */
final class EntityLines {

  private EntityLines() {}

  /** What stands before the lines of all entities, with its line feed. */
  static String header(Layout layout) {
    return layout == Layout.EVENTS ? ShopperEvents.HEADER + "\n" : "";
  }

  /** Its lines; none where there is nothing to learn from it. */
  static List<String> of(Layout layout, TrainingRow row) {
    if (row.getValuesCount() == 0) {
      return List.of();
    }
    String entity = row.getEntityId();
    FeatureValue value = row.getValues(0);
    return switch (layout) {
      case SEQUENCES ->
          PurchaseSequence.of(entity, value.getStringList().getValuesList()).stream()
              .map(PurchaseSequence::line)
              .toList();
      case DAILY_SERIES ->
          DailySeries.before(day(row), entity, value.getDoubleList().getValuesList()).stream()
              .map(DailySeries::csv)
              .toList();
      case EVENTS -> ShopperEvents.of(entity, value.getStringList().getValuesList()).csv();
    };
  }

  private static LocalDate day(TrainingRow row) {
    return Instant.ofEpochSecond(row.getAsOf().getSeconds()).atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
