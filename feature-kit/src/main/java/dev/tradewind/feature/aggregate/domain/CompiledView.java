package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EntityKind;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A view made ready to apply events and to read values. */
public final class CompiledView {

  private final ViewSpec spec;
  private final long fingerprint;
  private final Set<EventType> eventTypes = EnumSet.noneOf(EventType.class);

  public CompiledView(ViewSpec spec) {
    this.spec = spec;
    this.fingerprint = spec.fingerprint();
    for (FeatureSpec feature : spec.features()) {
      eventTypes.addAll(feature.eventTypes());
    }
  }

  public ViewSpec spec() {
    return spec;
  }

  public long fingerprint() {
    return fingerprint;
  }

  /** Whether events of this type count for any feature. */
  public boolean counts(EventType type) {
    return eventTypes.contains(type);
  }

  /** The state of an entity without events. */
  public EntityState newState() {
    return new EntityState(this);
  }

  /**
   * Reads a packed state.
   *
   * @throws IllegalArgumentException where it is damaged, or was made by another definition
   */
  public EntityState decode(byte[] packed) {
    ByteReader in = new ByteReader(packed);
    if (in.readFixed() != fingerprint) {
      throw new IllegalArgumentException(
          "view " + spec.name() + ": the state was made by another definition");
    }
    EntityState state = newState();
    state.readFrom(in);
    return state;
  }

  /** Names every entity that the event touches, some maybe more than once. */
  public void entities(EventFact event, Consumer<String> found) {
    if (counts(event.type())) {
      for (EventLine line : event.lines()) {
        String entity = entity(event, line);
        if (!entity.isEmpty()) {
          found.accept(entity);
        }
      }
    }
  }

  /**
   * Applies an event, line by line.
   *
   * @param states the state of each entity that {@link #entities} names; null for one that is not
   *     wanted
   */
  public void apply(EventFact event, Function<String, @Nullable EntityState> states) {
    if (!counts(event.type())) {
      return;
    }
    for (int i = 0; i < event.lines().size(); i++) {
      String entity = entity(event, event.lines().get(i));
      if (!entity.isEmpty()) {
        EntityState state = states.apply(entity);
        if (state != null) {
          state.add(event, i);
        }
      }
    }
  }

  /** Whose line it is; empty for a line without an item, in a view of items. */
  private String entity(EventFact event, EventLine line) {
    return spec.entity() == EntityKind.SHOPPER ? event.subject() : line.itemId();
  }
}
