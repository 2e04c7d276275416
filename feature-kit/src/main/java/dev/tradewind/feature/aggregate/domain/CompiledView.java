package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.FeatureSpec.Ratio;
import dev.tradewind.feature.definition.domain.LineFilter;
import dev.tradewind.feature.definition.domain.OnDemandExpression;
import dev.tradewind.feature.definition.domain.OnDemandSpec;
import dev.tradewind.feature.definition.domain.ValueKind;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A view made ready to apply events and to read values. Safe for use by threads. */
public final class CompiledView {

  /** Takes a line that counts for an entity. */
  @FunctionalInterface
  public interface LineConsumer {
    void accept(String entity, LoggedLine line);
  }

  private static final int[] NONE = {};

  private final ViewSpec spec;
  private final long fingerprint;
  private final LineFilter filter;
  private final CompiledFeature[] features;
  private final int[][] ratios;
  private final List<OnDemandExpression> onDemand = new ArrayList<>();
  private final Map<EventType, int[]> featuresOf = new EnumMap<>(EventType.class);

  /**
   * Compiles a view.
   *
   * @param spec without problems
   */
  public CompiledView(ViewSpec spec, Expressions expressions) {
    this.spec = spec;
    this.fingerprint = spec.fingerprint();
    this.features = new CompiledFeature[spec.features().size()];
    this.ratios = new int[features.length][];
    try {
      this.filter =
          spec.filter().isPresent() ? expressions.filter(spec.filter().get()) : LineFilter.ALL;
      Map<String, ValueKind> kinds = new LinkedHashMap<>();
      for (int i = 0; i < features.length; i++) {
        features[i] = new CompiledFeature(spec.features().get(i), expressions);
        kinds.put(features[i].spec().name(), features[i].kind());
        ratios[i] = partsOf(features[i].spec());
      }
      for (OnDemandSpec made : spec.onDemand()) {
        onDemand.add(expressions.onDemand(made.expression(), kinds, made.inputs()));
      }
    } catch (ExpressionException unsound) {
      throw new IllegalArgumentException(
          "view " + spec.id() + ": " + unsound.getMessage(), unsound);
    }
    for (EventType type : EventType.values()) {
      int[] counting =
          IntStream.range(0, features.length)
              .filter(i -> features[i].spec().eventTypes().contains(type))
              .filter(i -> features[i].spec().aggregation().isStored())
              .toArray();
      if (counting.length > 0) {
        featuresOf.put(type, counting);
      }
    }
  }

  private int[] partsOf(FeatureSpec feature) {
    return feature
        .ratio()
        .map(of -> new int[] {spec.indexOf(of.numerator()), spec.indexOf(of.denominator())})
        .orElse(NONE);
  }

  public ViewSpec spec() {
    return spec;
  }

  /** The view's id in stores: name, or name@version. */
  public String id() {
    return spec.id();
  }

  public long fingerprint() {
    return fingerprint;
  }

  /** Whether events of this type count for any feature. */
  public boolean counts(EventType type) {
    return featuresOf.containsKey(type);
  }

  /** Of what kind the values of a feature are, by its number: stored ones, then on-demand ones. */
  public ValueKind kind(int feature) {
    return feature < features.length
        ? features[feature].kind()
        : onDemand.get(feature - features.length).kind();
  }

  CompiledFeature feature(int number) {
    return features[number];
  }

  /** Numbers of the features above and below the line; empty for all but a RATIO. */
  int[] ratioOf(int feature) {
    return ratios[feature];
  }

  int featureCount() {
    return features.length;
  }

  int[] featuresOf(EventType type) {
    return featuresOf.getOrDefault(type, NONE);
  }

  OnDemandExpression onDemand(int feature) {
    return onDemand.get(feature - features.length);
  }

  /** The state of an entity without events. */
  public EntityState newState() {
    return new EntityState(this, allFeatures());
  }

  private BitSet allFeatures() {
    BitSet all = new BitSet();
    all.set(0, features.length);
    return all;
  }

  /**
   * Reads a packed state.
   *
   * @throws IllegalArgumentException where it is damaged, or was made by another definition
   */
  public EntityState decode(byte[] packed) {
    return decode(packed, allFeatures());
  }

  /**
   * Reads what a packed state says of some features, and skips the others: they can be neither read
   * nor added to.
   *
   * @param needed numbers of stored features
   * @throws IllegalArgumentException where it is damaged, or was made by another definition
   */
  public EntityState decode(byte[] packed, BitSet needed) {
    ByteReader in = open(packed);
    EntityState state = new EntityState(this, needed);
    state.readFrom(in);
    return state;
  }

  /**
   * Reads what a packed state says of some features at a moment. The state can be merged with
   * others of the same moment and read as of it, and nothing else: much of what other moments need
   * is left out, which makes this much cheaper.
   *
   * @param needed numbers of stored features
   * @param asOf microseconds
   * @throws IllegalArgumentException where it is damaged, or was made by another definition
   */
  public EntityState decode(byte[] packed, BitSet needed, long asOf) {
    ByteReader in = open(packed);
    EntityState state = new EntityState(this, needed);
    state.readFrom(in, asOf);
    return state;
  }

  private ByteReader open(byte[] packed) {
    ByteReader in = new ByteReader(packed);
    if (in.readFixed() != fingerprint) {
      throw new IllegalArgumentException(
          "view " + spec.id() + ": the state was made by another definition");
    }
    return in;
  }

  /** Hands over every line of the event that counts, with the entity that it counts for. */
  public void lines(EventFact event, LineConsumer found) {
    if (!counts(event.type()) || event.context().denies(spec.purpose())) {
      return;
    }
    for (int i = 0; i < event.lines().size(); i++) {
      LoggedLine line = event.line(i);
      String entity = spec.keys().idOf(event.subject(), line);
      if (!entity.isEmpty() && filter.matches(line)) {
        found.accept(entity, line);
      }
    }
  }

  /**
   * Whether a line that was handed over counts for a stored feature, or for one of the two that a
   * ratio is made from, as of a moment.
   *
   * @param feature its number in the view
   * @param asOf microseconds; after all events
   */
  public boolean counts(int feature, LoggedLine line, long asOf) {
    FeatureSpec wanted = features[feature].spec();
    if (wanted.aggregation() == Aggregation.RATIO) {
      Ratio ratio = wanted.ratio().orElseThrow();
      return counts(spec.indexOf(ratio.numerator()), line, asOf)
          || counts(spec.indexOf(ratio.denominator()), line, asOf);
    }
    return wanted.eventTypes().contains(line.event().type())
        && features[feature].counts(line)
        && Window.ofOptional(wanted)
            .map(window -> window.start(asOf) <= line.event().occurredAt())
            .orElse(true);
  }

  /** Names every entity that the event touches, some maybe more than once. */
  public void entities(EventFact event, Consumer<String> found) {
    lines(event, (entity, line) -> found.accept(entity));
  }

  /**
   * Applies an event, line by line.
   *
   * @param states the state of each entity that {@link #entities} names; null for one that is not
   *     wanted
   */
  public void apply(EventFact event, Function<String, @Nullable EntityState> states) {
    lines(
        event,
        (entity, line) -> {
          EntityState state = states.apply(entity);
          if (state != null) {
            state.add(line);
          }
        });
  }
}
