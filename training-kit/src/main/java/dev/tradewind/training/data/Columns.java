package dev.tradewind.training.data;

import java.util.Arrays;

/** Growing columns of numbers, for files of millions of lines. */
final class Columns {

  private Columns() {}

  static int[] fit(int[] column, int size) {
    return size < column.length ? column : Arrays.copyOf(column, grown(column.length));
  }

  static long[] fit(long[] column, int size) {
    return size < column.length ? column : Arrays.copyOf(column, grown(column.length));
  }

  static float[] fit(float[] column, int size) {
    return size < column.length ? column : Arrays.copyOf(column, grown(column.length));
  }

  static boolean[] fit(boolean[] column, int size) {
    return size < column.length ? column : Arrays.copyOf(column, grown(column.length));
  }

  private static int grown(int length) {
    return Math.addExact(length, Math.max(1024, length / 2));
  }
}
