package dev.tradewind.training.price;

import dev.tradewind.training.price.Sales.Control;
import java.util.List;

/**
 * How what is held enters a sum: each word but the rare ones with a level of its own, each number
 * in a line that may bend at eighths of the rows.
 *
 * @param all of the table
 */
record Controls(List<Control> all) {

  /** How many columns they take. */
  int size() {
    return from(all.size());
  }

  /** The first column of one; of that after the last, how many there are. */
  int from(int control) {
    int at = 0;
    for (Control one : all.subList(0, control)) {
      at += one.isNumber() ? 1 + one.bends().size() : one.words().size() - 1;
    }
    return at;
  }

  /**
   * Adds a row's columns.
   *
   * @param values of the row, raw
   * @param at place of the first
   */
  void add(RowBuilder builder, double[] values, int at) {
    for (int i = 0; i < all.size(); i++) {
      Control control = all.get(i);
      int column = at + from(i);
      if (control.isNumber()) {
        double value = control.standard(values[i]);
        builder.add(column, value);
        for (double bend : control.bends()) {
          column++;
          builder.add(column, Math.max(0, value - bend));
        }
      } else if (values[i] > 0) {
        builder.add(column + (int) values[i] - 1, 1);
      }
    }
  }
}
