package dev.tradewind.feature.definition;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.definition.message.ViewReader;
import dev.tradewind.feature.definition.message.ViewReader.Outcome;
import dev.tradewind.feature.expression.CelExpressions;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.validation.MessageValidator;
import java.util.List;
import java.util.stream.Collectors;

/** Turns a definition as written into one that is known to be sound. */
final class ViewParser {

  /**
   * A sound definition.
   *
   * @param source the file, for messages
   */
  record ParsedView(String source, FeatureView message, ViewSpec spec) {}

  private final MessageValidator validator;

  private final ViewReader reader = new ViewReader(new CelExpressions());

  ViewParser(MessageValidator validator) {
    this.validator = validator;
  }

  /**
   * Parses protobuf JSON.
   *
   * @throws IllegalStateException naming the file, the view, the feature and the reason
   */
  ParsedView parse(String source, String json) {
    FeatureView view;
    try {
      view = ViewReader.parse(json);
    } catch (InvalidProtocolBufferException notOne) {
      throw new IllegalStateException(
          source + ": not a FeatureView in protobuf JSON: " + notOne.getMessage(), notOne);
    }
    String where = source + ": view " + view.getName() + ": ";
    List<FieldViolation> violations = validator.violations(view);
    if (!violations.isEmpty()) {
      throw new IllegalStateException(
          where + describe(view, violations.get(0).field(), violations.get(0).description()));
    }
    Outcome outcome = reader.read(view);
    if (outcome instanceof Outcome.Unsound unsound) {
      throw new IllegalStateException(
          where
              + unsound.problems().stream()
                  .map(problem -> describe(view, problem.field(), problem.reason()))
                  .collect(Collectors.joining("; ")));
    }
    return new ParsedView(source, view, ((Outcome.Sound) outcome).spec());
  }

  /** Names the feature where the path only numbers it. */
  private static String describe(FeatureView view, String field, String reason) {
    for (int i = 0; i < view.getFeaturesCount(); i++) {
      String prefix = "features[" + i + "].";
      if (field.startsWith(prefix)) {
        return "feature "
            + view.getFeatures(i).getName()
            + ": "
            + field.substring(prefix.length())
            + ": "
            + reason;
      }
    }
    return field + ": " + reason;
  }
}
