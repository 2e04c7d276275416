package dev.tradewind.feature.wire;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the values that a caller sends for on-demand features. */
public final class RequestInputs {

  private RequestInputs() {}

  /**
   * The values that are needed; others do no harm.
   *
   * @param needed by name: whether it is a text; else it is a number
   * @throws ServiceException FIELD_INVALID, naming each that is missing or has another type
   */
  public static Map<String, Value> of(Map<String, Boolean> needed, Map<String, FeatureValue> sent) {
    Map<String, Value> values = new HashMap<>();
    List<FieldViolation> violations = new ArrayList<>();
    needed.forEach(
        (name, isText) -> {
          FeatureValue value = sent.getOrDefault(name, FeatureValue.getDefaultInstance());
          value(value, isText)
              .ifPresentOrElse(
                  found -> values.put(name, found),
                  () ->
                      violations.add(
                          new FieldViolation(
                              "request[" + name + "]",
                              (isText ? "a text" : "a number")
                                  + " is needed by an on-demand feature")));
        });
    if (!violations.isEmpty()) {
      FieldViolation first = violations.get(0);
      throw new ServiceException(
          CommonReason.FIELD_INVALID, first.field() + ": " + first.description(), violations);
    }
    return values;
  }

  private static Optional<Value> value(FeatureValue value, boolean isText) {
    return switch (value.getKindCase()) {
      case STRING_VALUE ->
          isText ? Optional.of(new Value.Text(value.getStringValue())) : Optional.empty();
      case INT64_VALUE ->
          isText
              ? Optional.empty()
              : Optional.of(new Value.Decimal((double) value.getInt64Value()));
      case DOUBLE_VALUE ->
          isText ? Optional.empty() : Optional.of(new Value.Decimal(value.getDoubleValue()));
      case STRING_LIST, DOUBLE_LIST, DOUBLE_MAP, KIND_NOT_SET -> Optional.empty();
    };
  }
}
