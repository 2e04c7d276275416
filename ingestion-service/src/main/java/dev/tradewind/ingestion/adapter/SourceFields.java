package dev.tradewind.ingestion.adapter;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A JSON object of a sender, read field by field. It remembers what was read: the rest is counted
 * as unmapped, so that nothing is dropped without a trace. A field that is null counts as absent.
 */
public final class SourceFields {

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private final JsonObject json;
  private final String path;
  private final Set<String> read = new HashSet<>();
  private final Map<String, List<SourceFields>> opened = new TreeMap<>();

  /** The fields of a message. */
  public SourceFields(JsonObject json) {
    this(json, "");
  }

  private SourceFields(JsonObject json, String path) {
    this.json = json;
    this.path = path;
  }

  /** Path of a field from the message. */
  public String place(String name) {
    return path + name;
  }

  /** Whether the field is there. */
  public boolean has(String name) {
    return json.getValue(name) != null;
  }

  /** The first of these fields that is there, as text; empty where none is. */
  public String text(String... names) {
    for (String name : names) {
      Object value = json.getValue(name);
      if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        read.add(name);
        return value instanceof Double number
            ? BigDecimal.valueOf(number).toPlainString()
            : value.toString();
      }
      if (value != null) {
        throw wrong(name, "a text or a number is expected");
      }
    }
    return "";
  }

  /** A number, also where it is written as a text. */
  public Optional<BigDecimal> number(String name) {
    String text = text(name).strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      // An exponent of a million would be written out digit by digit later.
      if (Math.abs((long) number.scale()) > 64 || number.precision() > 64) {
        throw wrong(name, "a number of at most 64 digits is expected");
      }
      return Optional.of(number);
    } catch (NumberFormatException notOne) {
      throw wrong(name, "a number is expected");
    }
  }

  /** A whole number within a 64 bit integer. */
  public Optional<Long> whole(String name) {
    try {
      return number(name).map(BigDecimal::longValueExact);
    } catch (ArithmeticException fraction) {
      throw wrong(name, "a whole number is expected");
    }
  }

  /** A nested object; one without fields where it is absent. */
  public SourceFields object(String name) {
    List<SourceFields> before = opened.get(name);
    if (before != null) {
      return before.get(0);
    }
    Object value = json.getValue(name);
    if (value != null && !(value instanceof JsonObject)) {
      throw wrong(name, "an object is expected");
    }
    read.add(name);
    JsonObject object = value == null ? new JsonObject() : (JsonObject) value;
    SourceFields inner = new SourceFields(object, path + name + ".");
    opened.put(name, List.of(inner));
    return inner;
  }

  /** A list of objects; none where it is absent. */
  public List<SourceFields> objects(String name) {
    List<SourceFields> before = opened.get(name);
    if (before != null) {
      return before;
    }
    Object value = json.getValue(name);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong(name, "a list of objects is expected");
    }
    read.add(name);
    List<SourceFields> objects = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.getValue(i) instanceof JsonObject object)) {
        throw wrong(name + "[" + i + "]", "an object is expected");
      }
      objects.add(new SourceFields(object, path + name + "[" + i + "]."));
    }
    opened.put(name, objects);
    return objects;
  }

  /** Fields that nobody has read yet, by name. */
  Map<String, Object> unread() {
    Map<String, Object> rest = new TreeMap<>();
    json.forEach(
        field -> {
          if (field.getValue() != null && !read.contains(field.getKey())) {
            rest.put(field.getKey(), field.getValue());
          }
        });
    return rest;
  }

  void markRead(String name) {
    read.add(name);
  }

  /** Adds what was not read, here and in what was opened from here. */
  void countUnread(Map<String, Long> counts) {
    unread()
        .keySet()
        .forEach(name -> counts.merge(INDEX.matcher(place(name)).replaceAll("[]"), 1L, Long::sum));
    opened.values().forEach(all -> all.forEach(inner -> inner.countUnread(counts)));
  }

  /** The refusal of a field. */
  public Refused wrong(String name, String expectation) {
    return new Refused(place(name), "FIELD_INVALID", expectation);
  }
}
