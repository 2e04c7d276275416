package dev.tradewind.training.price;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of sales, of which each has units and a price above 0.
 *
 * @param items names by number; number 0 stands for all that are rare, and for unknown ones
 * @param item of each row
 * @param logUnits of each row
 * @param logPrice of each row
 * @param promotions names
 * @param promoted [rows][promotions]
 * @param controls what else is held
 * @param others [rows][controls]: a number, NaN where it is missing; or the place of a word
 * @param times of the rows; empty where nobody says
 * @param columns what was made of the table
 * @param unsold rows left out because nothing was sold in them, or at no price
 * @param fingerprint of the file
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers; never compared or printed
record Sales(
    List<String> items,
    int[] item,
    double[] logUnits,
    double[] logPrice,
    List<String> promotions,
    boolean[][] promoted,
    List<Control> controls,
    double[][] others,
    double[] times,
    PriceColumns columns,
    long unsold,
    String fingerprint) {

  /**
   * Another column.
   *
   * @param words by place, the first standing for rare and unknown ones; empty for numbers
   * @param mean of the numbers
   * @param scale one over their deviation
   * @param bends where a line through the numbers may bend, rising, in deviations from the mean
   */
  record Control(String name, List<String> words, double mean, double scale, List<Double> bends) {

    boolean isNumber() {
      return words.isEmpty();
    }

    /** In deviations from the mean; 0 where it is missing. */
    double standard(double value) {
      return Double.isNaN(value) ? 0 : (value - mean) * scale;
    }
  }

  int size() {
    return item.length;
  }

  boolean hasItems() {
    return items.size() > 1;
  }

  /** Name of the column of items; null where there is none. */
  @Nullable String itemColumn() {
    return columns.item() == null ? null : columns.item().name();
  }
}
