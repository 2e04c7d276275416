package dev.tradewind.feature.wire;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.DoubleList;
import dev.tradewind.api.feature.v1.DoubleMap;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.StringList;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import java.time.Instant;

/** Turns values and moments into messages and back. */
public final class FeatureMessages {

  private FeatureMessages() {}

  public static FeatureValue toMessage(Value value) {
    FeatureValue.Builder message = FeatureValue.newBuilder();
    if (value instanceof Value.Whole whole) {
      message.setInt64Value(whole.value());
    } else if (value instanceof Value.Decimal number) {
      message.setDoubleValue(number.value());
    } else if (value instanceof Value.Text text) {
      message.setStringValue(text.value());
    } else if (value instanceof Value.Texts texts) {
      message.setStringList(StringList.newBuilder().addAllValues(texts.values()));
    } else if (value instanceof Value.Numbers numbers) {
      message.setDoubleList(DoubleList.newBuilder().addAllValues(numbers.values()));
    } else if (value instanceof Value.Groups groups) {
      message.setDoubleMap(DoubleMap.newBuilder().putAllValues(groups.values()));
    }
    return message.build();
  }

  public static Timestamp toTimestamp(long micros) {
    return toTimestamp(Micros.toInstant(micros));
  }

  public static Timestamp toTimestamp(Instant moment) {
    return Timestamp.newBuilder()
        .setSeconds(moment.getEpochSecond())
        .setNanos(moment.getNano())
        .build();
  }

  /** Microseconds, rounded down. */
  public static long toMicros(Timestamp moment) {
    return Micros.of(moment.getSeconds(), moment.getNanos());
  }
}
