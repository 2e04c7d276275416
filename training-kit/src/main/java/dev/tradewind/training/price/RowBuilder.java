package dev.tradewind.training.price;

import java.util.Arrays;

/** Puts a row together, its columns in rising order. */
final class RowBuilder {

  private int[] columns = new int[8];
  private double[] values = new double[8];
  private int size;

  RowBuilder add(int column, double value) {
    if (value != 0) {
      if (size == columns.length) {
        columns = Arrays.copyOf(columns, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      columns[size] = column;
      values[size++] = value;
    }
    return this;
  }

  LeastSquares.Row row() {
    return new LeastSquares.Row(Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
  }
}
