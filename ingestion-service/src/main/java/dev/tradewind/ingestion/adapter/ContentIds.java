package dev.tradewind.ingestion.adapter;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Ids for messages of formats that have none: a digest of what was sent, so that sending it again
 * changes nothing. Two equal messages in one request are two events.
 */
public final class ContentIds {

  private final String prefix;
  private final String common;
  private final Map<String, Integer> seen = new HashMap<>();

  /**
   * Ids of one request.
   *
   * @param prefix names the format
   * @param common what belongs to each of its messages: the sender, the stream, the time of the
   *     request
   */
  public ContentIds(String prefix, String common) {
    this.prefix = prefix;
    this.common = common;
  }

  /** The id of the next message. */
  public String next(JsonObject message, String more) {
    String content = common + '\n' + more + '\n' + canonical(message);
    int repeated = seen.merge(content, 1, Integer::sum);
    return OpaqueIds.digest(prefix, repeated == 1 ? content : content + '\n' + repeated);
  }

  /** JSON with its fields in order: two senders may write the same object differently. */
  static String canonical(Object value) {
    if (value instanceof JsonObject object) {
      Map<String, String> sorted = new TreeMap<>();
      object.forEach(field -> sorted.put(field.getKey(), canonical(field.getValue())));
      return sorted.toString();
    }
    if (value instanceof JsonArray array) {
      StringBuilder list = new StringBuilder("[");
      array.forEach(element -> list.append(canonical(element)).append(','));
      return list.append(']').toString();
    }
    return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
  }
}
