package dev.tradewind.training.nextitem;

import dev.tradewind.training.data.ItemAttributes;
import java.util.List;

/**
 * What counting tells beside the network.
 *
 * @param pairs what follows what
 * @param freshness [items], from item 1: see {@link Freshness}
 * @param lifts what follows what, by what is known of the items
 */
@SuppressWarnings("ArrayRecordComponent") // a row of numbers; never compared or printed
record Sources(CoCounts pairs, float[] freshness, AttributeLifts lifts) {

  /**
   * Counts them.
   *
   * @param shoppers whether a sequence is a shopper's whole past; else they are sessions in the
   *     order of time
   * @param width neighbours kept for each item
   */
  static Sources of(
      List<int[]> sequences,
      boolean shoppers,
      ItemAttributes attributes,
      int width,
      CountingShape shape) {
    int items = attributes.of().length - 1;
    return new Sources(
        CoCounts.of(sequences, items, width, shape),
        shoppers ? Freshness.ofShoppers(sequences, items) : Freshness.ofSessions(sequences, items),
        AttributeLifts.of(sequences, attributes));
  }
}
