package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all lines of an event have in common. Most events have few of the many texts that there are:
 * only those are kept.
 */
public final class EventContext {

  /** An event that says nothing of its own. */
  public static final EventContext NONE = new Builder().build();

  private final LineValue[] names;
  private final String[] texts;
  private final Map<String, String> properties;
  private final Map<String, Double> metrics;
  private final Set<Purpose> denied;

  private EventContext(Builder builder) {
    this.names = builder.names.toArray(LineValue[]::new);
    this.texts = builder.texts.toArray(String[]::new);
    this.properties = builder.properties;
    this.metrics = builder.metrics;
    this.denied = builder.denied;
  }

  /** The text of that name; empty where there is none. */
  public String text(LineValue value) {
    for (int i = 0; i < names.length; i++) {
      if (names[i] == value) {
        return texts[i];
      }
    }
    return "";
  }

  /** Texts of a custom event. */
  public Map<String, String> properties() {
    return properties;
  }

  /** Numbers of a custom event. */
  public Map<String, Double> metrics() {
    return metrics;
  }

  /** Whether the shopper has denied the purpose when it happened. */
  public boolean denies(Purpose purpose) {
    return !denied.isEmpty() && denied.contains(purpose);
  }

  /** Collects what there is. */
  public static final class Builder {

    private final List<LineValue> names = new ArrayList<>(4);
    private final List<String> texts = new ArrayList<>(4);
    private Map<String, String> properties = Map.of();
    private Map<String, Double> metrics = Map.of();
    private Set<Purpose> denied = Set.of();

    /** Adds a text; an empty one is none. */
    public Builder text(LineValue name, String text) {
      if (!text.isEmpty()) {
        names.add(name);
        texts.add(text);
      }
      return this;
    }

    public Builder custom(Map<String, String> properties, Map<String, Double> metrics) {
      this.properties = Map.copyOf(properties);
      this.metrics = Map.copyOf(metrics);
      return this;
    }

    public Builder denied(Set<Purpose> denied) {
      this.denied = denied.isEmpty() ? Set.of() : EnumSet.copyOf(denied);
      return this;
    }

    public EventContext build() {
      return new EventContext(this);
    }
  }
}
