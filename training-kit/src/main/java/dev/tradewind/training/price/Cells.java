package dev.tradewind.training.price;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows are alike but for the price: of one item under the same promotions.
 *
 * @param of the cell of each row
 * @param masks which promotions run in each row, as bits
 */
@SuppressWarnings("ArrayRecordComponent") // numbers; never compared or printed
record Cells(int[] of, int count, int[] masks) {

  static Cells of(Sales sales, boolean items, boolean promotions) {
    Map<Integer, Integer> numbers = new TreeMap<>();
    int[] of = new int[sales.size()];
    int[] masks = new int[sales.size()];
    for (int row = 0; row < of.length; row++) {
      masks[row] = mask(sales.promoted()[row]);
      int key = (items ? sales.item()[row] << 8 : 0) + (promotions ? masks[row] : 0);
      Integer number = numbers.get(key);
      if (number == null) {
        number = numbers.size();
        numbers.put(key, number);
      }
      of[row] = number;
    }
    return new Cells(of, numbers.size(), masks);
  }

  static int mask(boolean[] promoted) {
    int mask = 0;
    for (int i = 0; i < promoted.length; i++) {
      mask |= promoted[i] ? 1 << i : 0;
    }
    return mask;
  }

  int[] distinctMasks() {
    return Arrays.stream(masks).distinct().sorted().toArray();
  }
}
