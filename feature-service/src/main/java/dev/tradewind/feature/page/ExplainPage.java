package dev.tradewind.feature.page;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.ExplainFeatureResponse;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/** An explanation in words. */
public record ExplainPage(
    String value, List<Entry<String, String>> facts, List<Tile> tiles, List<Happening> events) {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  static final ExplainPage EMPTY = new ExplainPage("", List.of(), List.of(), List.of());

  /** A tile. */
  public record Tile(String from, String to, String value) {}

  /** An event. */
  public record Happening(String when, String type, String id, String place, int lines) {}

  static ExplainPage of(ExplainFeatureResponse explained) {
    return new ExplainPage(
        text(explained.getValue()),
        List.of(
            Map.entry("status", word(explained.getStatus())),
            Map.entry("as of", moment(explained.getAsOf()) + " UTC"),
            Map.entry("ids of this entity", String.join(", ", explained.getMergedIdsList())),
            Map.entry("events that count", Long.toString(explained.getEventCount())),
            Map.entry(
                "derived again from the log",
                text(explained.getRecomputed())
                    + (explained.getEqual() ? ": the same" : ": NOT the same"))),
        explained.getTilesList().stream()
            .map(
                tile ->
                    new Tile(
                        moment(tile.getStartTime()),
                        moment(tile.getEndTime()),
                        text(tile.getValue())))
            .toList(),
        explained.getEventsList().stream()
            .map(
                event ->
                    new Happening(
                        moment(event.getOccurredAt()),
                        event.getEventType(),
                        event.getEventId(),
                        event.getPartition() + " / " + event.getOffset(),
                        event.getLines()))
            .toList());
  }

  private static String word(FeatureStatus status) {
    return status.name().substring("FEATURE_STATUS_".length()).replace('_', ' ');
  }

  private static String moment(Timestamp moment) {
    return MOMENT.format(Instant.ofEpochSecond(moment.getSeconds(), moment.getNanos()));
  }

  private static String text(FeatureValue value) {
    return switch (value.getKindCase()) {
      case INT64_VALUE -> Long.toString(value.getInt64Value());
      case DOUBLE_VALUE -> FeatureCard.number(value.getDoubleValue());
      case STRING_VALUE -> value.getStringValue();
      case STRING_LIST -> String.join(", ", value.getStringList().getValuesList());
      case DOUBLE_LIST ->
          String.join(
              ", ",
              value.getDoubleList().getValuesList().stream().map(FeatureCard::number).toList());
      case DOUBLE_MAP -> value.getDoubleMap().getValuesMap().toString();
      case KIND_NOT_SET -> "no value";
    };
  }
}
