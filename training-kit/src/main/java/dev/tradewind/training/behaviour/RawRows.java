package dev.tradewind.training.behaviour;

import dev.tradewind.training.nn.export.GoldenRequest;
import dev.tradewind.training.nn.export.TensorValues;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Shoppers' newest events as callers send them.
 *
 * @param length of each row
 */
@SuppressWarnings("ArrayRecordComponent") // columns; never compared or printed
record RawRows(int length, String[] actions, long[] times, float[] values) {

  /**
   * Of some moments.
   *
   * @param most events of each
   */
  static RawRows of(Events events, List<Moment> moments, int most) {
    int length = Math.min(most, moments.stream().mapToInt(Moment::events).max().orElseThrow());
    String[] actions = new String[moments.size() * length];
    Arrays.fill(actions, "");
    long[] times = new long[actions.length];
    float[] values = new float[actions.length];
    for (int row = 0; row < moments.size(); row++) {
      Moment moment = moments.get(row);
      Events.Shopper shopper = events.shoppers().get(moment.shopper());
      int count = Math.min(length, moment.events());
      for (int i = 0; i < count; i++) {
        int event = moment.events() - count + i;
        int at = row * length + length - count + i;
        actions[at] = events.actions().get(shopper.actions()[event]);
        times[at] = shopper.times()[event];
        values[at] = shopper.values()[event];
      }
    }
    return new RawRows(length, actions, times, values);
  }

  /** A question that is sent again to the exported model. */
  GoldenRequest golden(String name, Moment moment) {
    return GoldenRequest.of(
        name,
        Map.of(
            "actions", TensorValues.strings(actions, 1, length),
            "times", TensorValues.longs(times, 1, length),
            "values", TensorValues.floats(values, 1, length),
            "now", TensorValues.longs(new long[] {moment.at()}, 1)));
  }
}
