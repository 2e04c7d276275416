package dev.tradewind.feature.feast;

import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.kit.error.ServiceException;
import feast.proto.types.ValueProto.DoubleList;
import feast.proto.types.ValueProto.StringList;
import java.util.OptionalDouble;

/** Feast's values and ours. */
final class FeastValues {

  private FeastValues() {}

  /**
   * A part of an entity's id.
   *
   * @throws ServiceException FIELD_INVALID where it is neither a text nor a whole number
   */
  static String id(feast.proto.types.ValueProto.Value value) {
    return switch (value.getValCase()) {
      case STRING_VAL -> value.getStringVal();
      case INT32_VAL -> Integer.toString(value.getInt32Val());
      case INT64_VAL -> Long.toString(value.getInt64Val());
      default -> throw FeastRequest.invalid("entities", "an id is a text or a whole number");
    };
  }

  /**
   * A caller's value.
   *
   * @throws ServiceException FIELD_INVALID where it is of another type
   */
  static Value value(String name, feast.proto.types.ValueProto.Value value, boolean isText) {
    if (isText && value.hasStringVal()) {
      return new Value.Text(value.getStringVal());
    }
    OptionalDouble number =
        switch (value.getValCase()) {
          case INT32_VAL -> OptionalDouble.of(value.getInt32Val());
          case INT64_VAL -> OptionalDouble.of((double) value.getInt64Val());
          case FLOAT_VAL -> OptionalDouble.of(value.getFloatVal());
          case DOUBLE_VAL -> OptionalDouble.of(value.getDoubleVal());
          default -> OptionalDouble.empty();
        };
    if (isText || number.isEmpty()) {
      throw FeastRequest.invalid(
          "request_context", name + ": expected " + (isText ? "a text" : "a number"));
    }
    return new Value.Decimal(number.getAsDouble());
  }

  /** A feature's value; unset where there is none. */
  static feast.proto.types.ValueProto.Value of(Value value) {
    feast.proto.types.ValueProto.Value.Builder message =
        feast.proto.types.ValueProto.Value.newBuilder();
    if (value instanceof Value.Whole whole) {
      message.setInt64Val(whole.value());
    } else if (value instanceof Value.Decimal decimal) {
      message.setDoubleVal(decimal.value());
    } else if (value instanceof Value.Text text) {
      message.setStringVal(text.value());
    } else if (value instanceof Value.Texts texts) {
      message.setStringListVal(StringList.newBuilder().addAllVal(texts.values()));
    } else if (value instanceof Value.Numbers numbers) {
      message.setDoubleListVal(DoubleList.newBuilder().addAllVal(numbers.values()));
    }
    return message.build();
  }
}
