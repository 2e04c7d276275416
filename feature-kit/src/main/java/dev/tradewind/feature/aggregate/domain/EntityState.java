package dev.tradewind.feature.aggregate.domain;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one entity's events for all features of one view. It is a function of the set of
 * lines that were added, whatever their order and however they were split over merged states.
 */
public final class EntityState {

  private static final long NEVER = Long.MIN_VALUE;

  /** How far time goes on before what no window can reach is looked for again. */
  private static final long FORGET_EVERY = Micros.of(Duration.ofHours(1));

  private final CompiledView view;
  private final @Nullable FeatureState[] features;
  private long newest = NEVER;
  private long forgotten = NEVER;

  EntityState(CompiledView view, BitSet needed) {
    this.view = view;
    this.features = new FeatureState[view.featureCount()];
    for (int i = 0; i < features.length; i++) {
      if (needed.get(i) && isStored(i)) {
        features[i] = view.feature(i).newState();
      }
    }
  }

  private boolean isStored(int feature) {
    return view.feature(feature).spec().aggregation().isStored();
  }

  private FeatureState feature(int number) {
    FeatureState feature = features[number];
    if (feature == null) {
      throw new IllegalStateException(
          "view " + view.id() + ": feature " + number + " was not decoded");
    }
    return feature;
  }

  /** Counts a line of this entity. */
  public void add(LoggedLine line) {
    newest = Math.max(newest, line.event().occurredAt());
    for (int number : view.featuresOf(line.event().type())) {
      if (view.feature(number).counts(line)) {
        feature(number).add(line);
      }
    }
    if (forgotten == NEVER || newest - forgotten >= FORGET_EVERY) {
      forget();
    }
  }

  /**
   * Drops what no window can reach from the entity's newest event on. What is dropped is older than
   * what any later moment needs, so that a merge with a state whose newest event is later loses
   * nothing.
   */
  private void forget() {
    forgotten = newest;
    for (FeatureState feature : features) {
      if (feature != null) {
        feature.forget(newest);
      }
    }
  }

  /** Adds what a state of the same entity, made from other events, has seen. */
  public void merge(EntityState other) {
    newest = Math.max(newest, other.newest);
    for (int i = 0; i < features.length; i++) {
      FeatureState mine = features[i];
      if (mine != null) {
        mine.merge(other.feature(i));
      }
    }
  }

  /** Time of the latest event (microseconds); empty where there was none. */
  public OptionalLong newest() {
    return newest == NEVER ? OptionalLong.empty() : OptionalLong.of(newest);
  }

  /**
   * A stored feature's value, or a ratio of two.
   *
   * @param feature its number in the view
   * @param asOf microseconds; after all events of the state
   */
  public Value read(int feature, long asOf) {
    int[] ratio = view.ratioOf(feature);
    return ratio.length == 0
        ? feature(feature).read(asOf)
        : Ratios.of(feature(ratio[0]).read(asOf), feature(ratio[1]).read(asOf));
  }

  /**
   * The stretches of time that count for a feature at a moment, oldest first, each with what it
   * adds; empty for a feature without a window of tiles.
   */
  public List<FeatureTile> tiles(int feature, long asOf) {
    return isStored(feature) ? feature(feature).tiles(asOf) : List.of();
  }

  /** The packed form, equal for states that have seen the same events. */
  public byte[] toBytes() {
    if (newest != NEVER) {
      forget();
    }
    ByteWriter out = new ByteWriter();
    out.writeFixed(view.fingerprint());
    out.writeSigned(newest);
    for (int i = 0; i < features.length; i++) {
      if (isStored(i)) {
        int section = out.beginSection();
        feature(i).write(out);
        out.endSection(section);
      }
    }
    return out.toBytes();
  }

  void readFrom(ByteReader in) {
    readFrom(in, FeatureState::readFrom);
  }

  /** Reads what is needed for one moment. */
  void readFrom(ByteReader in, long asOf) {
    readFrom(in, (feature, section) -> feature.readFrom(section, asOf));
  }

  private void readFrom(ByteReader in, BiConsumer<FeatureState, ByteReader> read) {
    newest = in.readSigned();
    for (int i = 0; i < features.length; i++) {
      FeatureState feature = features[i];
      if (feature != null) {
        ByteReader section = in.readSection();
        read.accept(feature, section);
        section.expectEnd();
      } else if (isStored(i)) {
        in.skipSection();
      }
    }
    in.expectEnd();
  }
}
