package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.LineVariables;
import java.time.Duration;
import java.util.Map;

/** A line of an event with all that can be said about it: its own, its event's, its time's. */
public record LoggedLine(EventFact event, int index) implements LineVariables {

  private static final long HOUR = Micros.of(Duration.ofHours(1));
  private static final long DAY = Micros.of(Duration.ofDays(1));

  /** 1970-01-01 was a Thursday. */
  private static final int FIRST_WEEKDAY = 3;

  private EventLine line() {
    return event.lines().get(index);
  }

  /** Where it stands among all lines of the log. */
  Place place() {
    return new Place(event.occurredAt(), event.partition(), event.offset(), index);
  }

  @Override
  public String text(LineValue value) {
    return switch (value) {
      case EVENT_TYPE -> event.type().wireName();
      case ITEM_ID -> line().itemId();
      case CATEGORY -> line().category();
      case CATEGORY_PATH -> line().categoryPath();
      case BRAND -> line().brand();
      case CURRENCY -> line().currency();
      default -> event.context().text(value);
    };
  }

  @Override
  public long number(LineValue value) {
    return switch (value) {
      case HOUR, WEEKDAY, DAY, SECOND -> whole(value) * ONE;
      case RESULT_COUNT -> event.type() == EventType.SEARCH ? line().pieces() : ABSENT;
      case CHANGE -> event.type() == EventType.STOCK_MOVEMENT ? line().pieces() : ABSENT;
      default -> line().number(value);
    };
  }

  private long whole(LineValue value) {
    return switch (value) {
      case HOUR -> Math.floorMod(Math.floorDiv(event.occurredAt(), HOUR), 24L);
      case WEEKDAY -> Math.floorMod(Math.floorDiv(event.occurredAt(), DAY) + FIRST_WEEKDAY, 7L);
      case SECOND -> Math.floorDiv(event.occurredAt(), ONE);
      default -> Math.floorDiv(event.occurredAt(), DAY);
    };
  }

  /** What it is grouped by: a text, or a whole number of its time as text. */
  public String group(LineValue value) {
    return value.isTime() ? Long.toString(whole(value)) : text(value);
  }

  /** Whether it has the value. */
  public boolean has(LineValue value) {
    return value.isText() ? !text(value).isEmpty() : number(value) != ABSENT;
  }

  @Override
  public Map<String, String> properties() {
    return event.context().properties();
  }

  @Override
  public Map<String, Double> metrics() {
    return event.context().metrics();
  }
}
