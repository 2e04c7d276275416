package dev.tradewind.inference.serving.engine;

/** A model's output has another number of rows than its inputs: its calls cannot share a run. */
public final class RowsNotKeptException extends RuntimeException {

  /**
   * @param output its name
   * @param shape as it came
   * @param rows that ran
   */
  public RowsNotKeptException(String output, Object shape, int rows) {
    super("output " + output + ": shape " + shape + " (expected: " + rows + " rows)");
  }
}
