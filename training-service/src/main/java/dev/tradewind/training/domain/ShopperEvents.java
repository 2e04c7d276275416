package dev.tradewind.training.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one shopper did, in time order.
 *
 * @param shopper the shopper's id
 * @param events oldest first
 */
public record ShopperEvents(String shopper, List<Event> events) {

  /** The line that comes before those of all shoppers. */
  public static final String HEADER = "shopper,time,action,value";

  private static final Pattern LINE =
      Pattern.compile("(\\d{1,12}) (\\w+) (|[0-9.]+(?:[eE][+-]?[0-9]+)?)");

  public ShopperEvents {
    events = List.copyOf(events);
  }

  /**
   * Something that was done.
   *
   * @param second since 1970
   * @param action what it was, by the name of the event
   * @param amount of money that it was about; 0 where it was about none
   */
  public record Event(long second, String action, double amount) {

    private boolean isOneWith(Event next) {
      return second == next.second && action.equals(next.action);
    }
  }

  /**
   * From lines {@code second action amount}, as the view shopper_events has them. Lines of one kind
   * at one moment are those of one order or one cart, and become one; what is no such line is left
   * out.
   */
  public static ShopperEvents of(String shopper, List<String> lines) {
    List<Event> events = new ArrayList<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        continue;
      }
      Event event =
          new Event(Long.parseLong(parts.group(1)), parts.group(2), amount(parts.group(3)));
      int last = events.size() - 1;
      if (last >= 0 && events.get(last).isOneWith(event)) {
        event = new Event(event.second, event.action, events.get(last).amount + event.amount);
        events.remove(last);
      }
      events.add(event);
    }
    return new ShopperEvents(shopper, events);
  }

  private static double amount(String text) {
    return text.isEmpty() ? 0 : Double.parseDouble(text);
  }

  /** As lines of CSV. */
  public List<String> csv() {
    String quoted = '"' + shopper.replace("\"", "\"\"") + '"';
    return events.stream()
        .map(
            event ->
                quoted
                    + ','
                    + Instant.ofEpochSecond(event.second)
                    + ','
                    + event.action
                    + ','
                    + (event.amount == 0 ? "" : event.amount))
        .toList();
  }
}
