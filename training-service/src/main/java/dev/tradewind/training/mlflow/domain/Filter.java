package dev.tradewind.training.mlflow.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A search filter: conditions {@code key = 'value'} or {@code key != 'value'}, joined by AND. That
 * is the part of MLflow's filters that is understood here; anything else is refused, as an answer
 * to another question would be worse than none.
 *
 * @param conditions all of which must hold
 */
public record Filter(List<Condition> conditions) {

  private static final Pattern CONDITION =
      Pattern.compile(
          "\\s*(?:(?<kind>attributes?|tags?)\\.)?"
              + "(?:`(?<quoted>[^`]{1,128})`|(?<key>[A-Za-z_][\\w.]{0,127}))"
              + "\\s*(?<operator>!=|=)\\s*"
              + "(?:'(?<single>[^']{0,1000})'|\"(?<double>[^\"]{0,1000})\")"
              + "\\s*(?<and>AND\\s|$)",
          Pattern.CASE_INSENSITIVE);

  public Filter {
    conditions = List.copyOf(conditions);
  }

  /**
   * A condition.
   *
   * @param tag whether it is about a tag, or else about an attribute
   * @param key of the tag or the attribute
   * @param equal whether the two must be equal, or else must not
   * @param value the value
   */
  public record Condition(boolean tag, String key, boolean equal, String value) {}

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException where it is not understood
   */
  public static Filter parse(String text) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(text);
    int at = 0;
    boolean more = !text.isBlank();
    while (more) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        throw new IllegalArgumentException(
            "filter: "
                + text
                + " (expected: conditions key = 'value' or key != 'value', joined by AND)");
      }
      conditions.add(condition(matcher));
      at = matcher.end();
      more = !matcher.group("and").isEmpty();
    }
    return new Filter(conditions);
  }

  private static Condition condition(Matcher matcher) {
    String kind = matcher.group("kind");
    String single = matcher.group("single");
    return new Condition(
        kind != null && kind.toLowerCase(Locale.ROOT).startsWith("tag"),
        Optional.ofNullable(matcher.group("quoted")).orElseGet(() -> matcher.group("key")),
        matcher.group("operator").equals("="),
        single == null ? matcher.group("double") : single);
  }

  /** The value that an attribute must have; empty where any will do. */
  public Optional<String> required(String attribute) {
    return conditions.stream()
        .filter(condition -> !condition.tag() && condition.key().equals(attribute))
        .map(Condition::value)
        .findFirst();
  }

  /** The tags that are required. */
  public Map<String, String> requiredTags() {
    Map<String, String> tags = new TreeMap<>();
    conditions.stream()
        .filter(condition -> condition.tag() && condition.equal())
        .forEach(condition -> tags.put(condition.key(), condition.value()));
    return tags;
  }

  /** Whether something that has no tags fits as far as tags go. */
  public boolean fitsWithoutTags() {
    return requiredTags().isEmpty();
  }

  /**
   * The same, if all it asks for can be answered.
   *
   * @param attributes that can be asked for, with {@code =}
   * @throws IllegalArgumentException where it asks for more
   */
  public Filter only(String... attributes) {
    List<String> known = List.of(attributes);
    for (Condition condition : conditions) {
      if (!condition.tag() && !(condition.equal() && known.contains(condition.key()))) {
        throw new IllegalArgumentException(
            "filter: " + condition.key() + " (expected: tags, or with '=' one of " + known + ")");
      }
    }
    return this;
  }
}
