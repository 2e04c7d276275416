package dev.tradewind.feature.definition;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import dev.tradewind.api.feature.v1.Entity;
import dev.tradewind.api.feature.v1.FeatureDefinition;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKind;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.SpecRules;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.validation.MessageValidator;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Turns a definition as written into one that is known to be sound. */
final class ViewParser {

  /**
   * A sound definition.
   *
   * @param source the file, for messages
   */
  record ParsedView(String source, FeatureView message, ViewSpec spec) {}

  private final MessageValidator validator;

  ViewParser(MessageValidator validator) {
    this.validator = validator;
  }

  /**
   * Parses protobuf JSON.
   *
   * @throws IllegalStateException naming the file, the view, the feature and the reason
   */
  ParsedView parse(String source, String json) {
    FeatureView.Builder builder = FeatureView.newBuilder();
    try {
      JsonFormat.parser().merge(json, builder);
    } catch (InvalidProtocolBufferException notOne) {
      throw new IllegalStateException(
          source + ": not a FeatureView in protobuf JSON: " + notOne.getMessage(), notOne);
    }
    FeatureView view = builder.build();
    String where = source + ": view " + view.getName() + ": ";
    List<FieldViolation> violations = validator.violations(view);
    if (!violations.isEmpty()) {
      throw new IllegalStateException(where + describe(view, violations.get(0)));
    }
    try {
      ViewSpec spec =
          new ViewSpec(
              view.getName(),
              view.getEntity() == Entity.ENTITY_ITEM ? EntityKind.ITEM : EntityKind.SHOPPER,
              view.getFeaturesList().stream().map(ViewParser::toSpec).toList());
      SpecRules.check(spec);
      return new ParsedView(source, view, spec);
    } catch (IllegalArgumentException unsound) {
      throw new IllegalStateException(where + unsound.getMessage(), unsound);
    }
  }

  /** Names the feature where the path only numbers it. */
  private static String describe(FeatureView view, FieldViolation violation) {
    for (int i = 0; i < view.getFeaturesCount(); i++) {
      String prefix = "features[" + i + "].";
      if (violation.field().startsWith(prefix)) {
        return "feature "
            + view.getFeatures(i).getName()
            + ": "
            + violation.field().substring(prefix.length())
            + ": "
            + violation.description();
      }
    }
    return violation.field() + ": " + violation.description();
  }

  private static FeatureSpec toSpec(FeatureDefinition feature) {
    Optional<Duration> window =
        feature.hasWindow()
            ? Optional.of(
                Duration.ofSeconds(
                    feature.getWindow().getSeconds(), feature.getWindow().getNanos()))
            : Optional.empty();
    return new FeatureSpec(
        feature.getName(),
        toAggregation(feature),
        eventTypes(feature),
        LineValue.named(feature.getValue()),
        window,
        feature.getLimit());
  }

  private static Aggregation toAggregation(FeatureDefinition feature) {
    return switch (feature.getAggregation()) {
      case AGGREGATION_COUNT -> Aggregation.COUNT;
      case AGGREGATION_SUM -> Aggregation.SUM;
      case AGGREGATION_LAST -> Aggregation.LAST;
      case AGGREGATION_RECENT -> Aggregation.RECENT;
      case AGGREGATION_DAILY_SERIES -> Aggregation.DAILY_SERIES;
      default ->
          throw new IllegalArgumentException(
              "feature " + feature.getName() + ": aggregation: " + feature.getAggregation());
    };
  }

  private static Set<EventType> eventTypes(FeatureDefinition feature) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    for (String name : feature.getEventTypesList()) {
      types.add(
          EventType.named(name)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "feature " + feature.getName() + ": event_types: no event " + name)));
    }
    return types;
  }
}
