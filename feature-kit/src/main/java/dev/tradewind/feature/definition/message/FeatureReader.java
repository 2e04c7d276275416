package dev.tradewind.feature.definition.message;

import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.FeatureSpec.Ratio;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one feature: names become what they name. */
final class FeatureReader {

  private final FeatureDefinition feature;
  private final String path;
  private final List<Problem> problems = new ArrayList<>();

  FeatureReader(FeatureDefinition feature, String path) {
    this.feature = feature;
    this.path = path;
  }

  List<Problem> problems() {
    return problems;
  }

  /** Empty where a name names nothing: {@link #problems} says which. */
  Optional<FeatureSpec> read() {
    Optional<Aggregation> aggregation = aggregation();
    Set<EventType> types = eventTypes();
    Optional<LineValue> value = lineValue("value", feature.getValue());
    Optional<LineValue> group = lineValue("group_by", feature.getGroupBy());
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FeatureSpec(
            feature.getName(),
            aggregation.orElseThrow(),
            types,
            value,
            given(feature.getExpression()),
            feature.hasWindow()
                ? Optional.of(ViewReader.duration(feature.getWindow()))
                : Optional.empty(),
            feature.getLimit(),
            given(feature.getFilter()),
            group,
            feature.getQuantile(),
            ratio()));
  }

  static Optional<String> given(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Optional<Ratio> ratio() {
    return feature.getNumerator().isEmpty() && feature.getDenominator().isEmpty()
        ? Optional.empty()
        : Optional.of(new Ratio(feature.getNumerator(), feature.getDenominator()));
  }

  private Optional<LineValue> lineValue(String field, String name) {
    Optional<LineValue> value = LineValue.named(name);
    if (value.isEmpty() && !name.isEmpty()) {
      problems.add(new Problem(path + field, "no text or number " + name));
    }
    return value;
  }

  private Set<EventType> eventTypes() {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    for (String name : feature.getEventTypesList()) {
      Optional<EventType> type = EventType.named(name);
      if (type.isEmpty()) {
        problems.add(new Problem(path + "event_types", "no event " + name));
      }
      type.ifPresent(types::add);
    }
    return types;
  }

  private Optional<Aggregation> aggregation() {
    Optional<Aggregation> aggregation =
        switch (feature.getAggregation()) {
          case AGGREGATION_COUNT -> Optional.of(Aggregation.COUNT);
          case AGGREGATION_SUM -> Optional.of(Aggregation.SUM);
          case AGGREGATION_LAST -> Optional.of(Aggregation.LAST);
          case AGGREGATION_RECENT -> Optional.of(Aggregation.RECENT);
          case AGGREGATION_DAILY_SERIES -> Optional.of(Aggregation.DAILY_SERIES);
          case AGGREGATION_MEAN -> Optional.of(Aggregation.MEAN);
          case AGGREGATION_MIN -> Optional.of(Aggregation.MIN);
          case AGGREGATION_MAX -> Optional.of(Aggregation.MAX);
          case AGGREGATION_DISTINCT -> Optional.of(Aggregation.DISTINCT);
          case AGGREGATION_QUANTILE -> Optional.of(Aggregation.QUANTILE);
          case AGGREGATION_TOP_K -> Optional.of(Aggregation.TOP_K);
          case AGGREGATION_RATIO -> Optional.of(Aggregation.RATIO);
          case AGGREGATION_TIME_SINCE -> Optional.of(Aggregation.TIME_SINCE);
          case AGGREGATION_UNSPECIFIED, UNRECOGNIZED -> Optional.empty();
        };
    if (aggregation.isEmpty()) {
      problems.add(new Problem(path + "aggregation", "none that is known"));
    }
    return aggregation;
  }
}
