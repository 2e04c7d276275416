package dev.tradewind.feature.wire;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.feature.aggregate.domain.Value;

/**
 * Turns the cells of online reads into messages. Most cells of a shop are small counts, zeroes and
 * nothing: these messages are made once.
 */
public final class CellMessages {

  private static final int SMALL = 256;
  private static final FeatureValue NOTHING = FeatureValue.getDefaultInstance();
  private static final FeatureValue ZERO = FeatureMessages.toMessage(new Value.Decimal(0));
  private static final FeatureValue[] COUNTS = new FeatureValue[SMALL];

  static {
    for (int i = 0; i < SMALL; i++) {
      COUNTS[i] = FeatureMessages.toMessage(new Value.Whole(i));
    }
  }

  private CellMessages() {}

  public static FeatureValue toMessage(Value value) {
    if (value instanceof Value.Whole whole && whole.value() >= 0 && whole.value() < SMALL) {
      return COUNTS[(int) whole.value()];
    }
    if (value instanceof Value.Decimal number && isZero(number.value())) {
      return ZERO;
    }
    return value instanceof Value.Missing ? NOTHING : FeatureMessages.toMessage(value);
  }

  /** Not the negative zero. */
  private static boolean isZero(double value) {
    return Double.doubleToRawLongBits(value) == 0;
  }
}
