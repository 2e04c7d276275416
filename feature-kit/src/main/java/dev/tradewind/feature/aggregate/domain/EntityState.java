package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import java.util.List;
import java.util.OptionalLong;

/** What is kept of one entity's events for all features of one view. */
public final class EntityState {

  private static final long NEVER = Long.MIN_VALUE;

  private final CompiledView view;
  private final FeatureState[] features;
  private long newest = NEVER;

  EntityState(CompiledView view) {
    this.view = view;
    List<FeatureSpec> specs = view.spec().features();
    this.features = new FeatureState[specs.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = newState(specs.get(i));
    }
  }

  private static FeatureState newState(FeatureSpec feature) {
    return switch (feature.aggregation()) {
      case COUNT, SUM, DAILY_SERIES -> new TiledState(feature);
      case LAST, RECENT -> new LatestState(feature);
    };
  }

  void add(EventFact event, int line) {
    newest = Math.max(newest, event.occurredAt());
    EventType type = event.type();
    for (int i = 0; i < features.length; i++) {
      if (view.spec().features().get(i).eventTypes().contains(type)) {
        features[i].add(event, line);
      }
      features[i].forget(newest);
    }
  }

  /** Adds what a state of the same entity, made from other events, has seen. */
  public void merge(EntityState other) {
    newest = Math.max(newest, other.newest);
    for (int i = 0; i < features.length; i++) {
      features[i].merge(other.features[i]);
    }
  }

  /** Time of the latest event (microseconds); empty where there was none. */
  public OptionalLong newest() {
    return newest == NEVER ? OptionalLong.empty() : OptionalLong.of(newest);
  }

  /**
   * A feature's value.
   *
   * @param feature its number in the view
   * @param asOf microseconds; after all events of the state
   */
  public Value read(int feature, long asOf) {
    return features[feature].read(asOf);
  }

  /** The packed form, equal for states that have seen the same events. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter();
    out.writeFixed(view.fingerprint());
    out.writeSigned(newest);
    for (FeatureState feature : features) {
      feature.write(out);
    }
    return out.toBytes();
  }

  void readFrom(ByteReader in) {
    newest = in.readSigned();
    for (FeatureState feature : features) {
      feature.readFrom(in);
    }
    in.expectEnd();
  }
}
