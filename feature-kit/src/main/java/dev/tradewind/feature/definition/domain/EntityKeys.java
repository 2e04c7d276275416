package dev.tradewind.feature.definition.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What makes an entity: 1 to 3 of the event's subject and of texts of a line. An entity's id is its
 * parts in this order, joined by {@code |}; a {@code |} or a {@code \} inside a part has a {@code
 * \} before it.
 *
 * @param keys the value that a part is taken from; empty for the subject
 */
public record EntityKeys(List<Optional<LineValue>> keys) {

  /** The subject of an event: a shopper, a visitor or a loyalty card. */
  public static final EntityKeys SHOPPER = new EntityKeys(List.of(Optional.empty()));

  /** An item of the catalogue. */
  public static final EntityKeys ITEM = of(LineValue.ITEM_ID);

  public static final String SUBJECT_NAME = "shopper";

  private static final char JOINT = '|';
  private static final char ESCAPE = '\\';

  public EntityKeys {
    keys = List.copyOf(keys);
  }

  /** Keys that are all texts of a line. */
  public static EntityKeys of(LineValue... keys) {
    return new EntityKeys(List.of(keys).stream().map(Optional::of).toList());
  }

  /** The subject of an event together with texts of its line. */
  public static EntityKeys subjectAnd(LineValue... keys) {
    List<Optional<LineValue>> all = new ArrayList<>(SHOPPER.keys);
    List.of(keys).forEach(key -> all.add(Optional.of(key)));
    return new EntityKeys(all);
  }

  /**
   * Whether the subject is among the keys: then all events of an entity are in one partition of the
   * log.
   */
  public boolean haveSubject() {
    return keys.contains(Optional.<LineValue>empty());
  }

  /** The names as definitions have them. */
  public List<String> names() {
    return keys.stream().map(key -> key.map(LineValue::wireName).orElse(SUBJECT_NAME)).toList();
  }

  /** Whose line it is; empty where it is nobody's, because a part is. */
  public String idOf(String subject, LineVariables line) {
    if (keys.size() == 1) {
      return escaped(part(0, subject, line));
    }
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      String part = part(i, subject, line);
      if (part.isEmpty()) {
        return "";
      }
      id.append(i == 0 ? "" : JOINT).append(escaped(part));
    }
    return id.toString();
  }

  private String part(int index, String subject, LineVariables line) {
    Optional<LineValue> key = keys.get(index);
    return key.isPresent() ? line.text(key.get()) : subject;
  }

  /** The id of the entity with these parts. */
  public String join(List<String> parts) {
    return parts.stream()
        .map(EntityKeys::escaped)
        .collect(Collectors.joining(String.valueOf(JOINT)));
  }

  /** The parts of an id; empty where it cannot be one of such an entity. */
  public Optional<List<String>> split(String id) {
    if (keys.size() == 1 && isPlain(id)) {
      return Optional.of(List.of(id));
    }
    List<String> parts = new ArrayList<>(keys.size());
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < id.length(); i++) {
      char next = id.charAt(i);
      if (next == ESCAPE && i + 1 < id.length()) {
        part.append(id.charAt(++i));
      } else if (next == ESCAPE) {
        return Optional.empty();
      } else if (next == JOINT) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(next);
      }
    }
    parts.add(part.toString());
    return parts.size() == keys.size() ? Optional.of(parts) : Optional.empty();
  }

  /** The subject that an id names; empty where none is among the keys, or it is not such an id. */
  public Optional<String> subjectOf(String id) {
    int at = keys.indexOf(Optional.<LineValue>empty());
    return at < 0 ? Optional.empty() : split(id).map(parts -> parts.get(at));
  }

  /** The same entity under another id of its shopper. */
  public String withSubject(String id, String subject) {
    int at = keys.indexOf(Optional.<LineValue>empty());
    Optional<List<String>> parts = at < 0 ? Optional.empty() : split(id);
    if (parts.isEmpty()) {
      return id;
    }
    List<String> renamed = new ArrayList<>(parts.get());
    renamed.set(at, subject);
    return join(renamed);
  }

  private static String escaped(String part) {
    return isPlain(part) ? part : part.replace("\\", "\\\\").replace("|", "\\|");
  }

  private static boolean isPlain(String part) {
    return part.indexOf(JOINT) < 0 && part.indexOf(ESCAPE) < 0;
  }

  @Override
  public String toString() {
    return String.join("|", names());
  }
}
