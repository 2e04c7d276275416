package dev.tradewind.ingestion.adapter;

import dev.tradewind.api.ingestion.v1.CustomEvent;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What has no typed counterpart: its name in snake_case, its texts and its numbers. What does not
 * fit (lists, objects, long texts, anything that looks like an e-mail address) stays unread and is
 * counted as unmapped.
 */
public final class CustomEvents {

  private static final int MAX_FIELDS = 50;
  private static final int MAX_TEXT = 512;
  private static final int MAX_NAME = 64;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ADDRESS = Pattern.compile(".*\\S@\\S.*", Pattern.DOTALL);

  private CustomEvents() {}

  /** The event of a name, with what is left of the fields. */
  public static CustomEvent of(String name, String itemId, SourceFields fields) {
    CustomEvent.Builder event = CustomEvent.newBuilder().setName(snakeCase(name)).setItemId(itemId);
    for (Map.Entry<String, Object> field : fields.unread().entrySet()) {
      if (put(event, snakeCase(field.getKey()), field.getValue())) {
        fields.markRead(field.getKey());
      }
    }
    return event.build();
  }

  /** A name as the contract wants it: {@code "Coupon Applied"} is {@code coupon_applied}. */
  public static String snakeCase(String name) {
    String words = HUMP.matcher(name.strip()).replaceAll("_").toLowerCase(Locale.ROOT);
    String snake = OTHER.matcher(words).replaceAll("_");
    snake = snake.startsWith("_") ? snake.substring(1) : snake;
    snake = snake.endsWith("_") ? snake.substring(0, snake.length() - 1) : snake;
    snake = snake.length() > MAX_NAME ? snake.substring(0, MAX_NAME) : snake;
    if (NAME.matcher(snake).matches()) {
      return snake;
    }
    String prefixed = "x_" + snake;
    return prefixed.length() > MAX_NAME ? prefixed.substring(0, MAX_NAME) : prefixed;
  }

  private static boolean put(CustomEvent.Builder event, String name, Object value) {
    if (event.containsProperties(name) || event.containsMetrics(name)) {
      return false;
    }
    if (value instanceof Number number && event.getMetricsCount() < MAX_FIELDS) {
      double metric = number.doubleValue();
      if (Double.isFinite(metric)) {
        event.putMetrics(name, metric);
        return true;
      }
      return false;
    }
    if ((value instanceof String || value instanceof Boolean)
        && event.getPropertiesCount() < MAX_FIELDS) {
      String text = value.toString();
      if (text.length() <= MAX_TEXT && !ADDRESS.matcher(text).matches()) {
        event.putProperties(name, text);
        return true;
      }
    }
    return false;
  }
}
