package dev.tradewind.feature.aggregate.domain;

import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineExpression;
import dev.tradewind.feature.definition.domain.LineFilter;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ValueKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A feature made ready: which lines count, and what is taken from them. */
final class CompiledFeature {

  private final FeatureSpec spec;
  private final LineFilter filter;
  private final @Nullable LineExpression expression;
  private final @Nullable LineValue value;
  private final boolean ofTexts;
  private final Optional<Window> window;

  CompiledFeature(FeatureSpec spec, Expressions expressions) throws ExpressionException {
    this.spec = spec;
    this.filter =
        spec.filter().isPresent() ? expressions.filter(spec.filter().get()) : LineFilter.ALL;
    this.expression =
        spec.expression().isPresent() ? expressions.value(spec.expression().get()) : null;
    this.value = spec.value().orElse(null);
    this.window = Window.ofOptional(spec);
    this.ofTexts = expression != null ? expression.isText() : value != null && value.isText();
  }

  FeatureSpec spec() {
    return spec;
  }

  ValueKind kind() {
    return spec.kind(ofTexts);
  }

  /** Whether what is taken from a line is a text; else it is a number, or nothing. */
  boolean ofTexts() {
    return ofTexts;
  }

  /** Empty for a feature of all time. */
  Optional<Window> window() {
    return window;
  }

  boolean counts(LoggedLine line) {
    return filter.matches(line);
  }

  /** The text that is taken from a line; empty where there is none. */
  String text(LoggedLine line) {
    if (expression != null) {
      return expression.text(line);
    }
    return value == null ? "" : line.text(value);
  }

  /** The number that is taken from a line, in millionths, or {@link EventLine#ABSENT}. */
  long number(LoggedLine line) {
    if (expression != null) {
      return expression.number(line);
    }
    return value == null ? EventLine.ABSENT : line.number(value);
  }

  /** What the line is grouped by; empty where it has none. */
  String group(LoggedLine line) {
    Optional<LineValue> group = spec.groupBy();
    return group.isPresent() ? line.group(group.get()) : "";
  }

  /** The state of this feature for an entity without events. */
  FeatureState newState() {
    if (spec.groupBy().isPresent()) {
      return new KeyedState(this);
    }
    return switch (spec.aggregation()) {
      case COUNT, SUM, DAILY_SERIES, MEAN, MIN, MAX -> new TiledState(this);
      case LAST, RECENT -> new LatestState(this);
      case DISTINCT -> new DistinctState(this);
      case QUANTILE -> new QuantileState(this);
      case TOP_K -> new KeyedState(this);
      case TIME_SINCE -> new SinceState(this);
      case RATIO -> throw new IllegalStateException("a ratio has no state of its own");
    };
  }
}
