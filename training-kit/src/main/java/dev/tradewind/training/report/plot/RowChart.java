package dev.tradewind.training.report.plot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value a row, as a bar or a dot, with an error bar where there is one.
 *
 * @param axis of the values
 * @param mark how they are drawn
 * @param reference a line to compare with; null where there is none
 * @param rows from top to bottom
 */
public record RowChart(
    String title,
    String description,
    Axis axis,
    Mark mark,
    @Nullable Double reference,
    List<Row> rows)
    implements Chart {

  /** How values are drawn. */
  public enum Mark {
    /** From zero: for amounts. */
    BAR,
    /** For estimates, whose axis need not begin at zero. */
    DOT
  }

  /** What a row is. */
  public enum Tone {
    /** The one that it is about. */
    MAIN,
    /** One to compare with, or not to be judged. */
    MUTED,
    /** Speaks against. */
    AGAINST
  }

  /**
   * A row.
   *
   * @param low lower end of the error bar; null where there is none
   * @param high upper end
   */
  public record Row(
      String label, double value, @Nullable Double low, @Nullable Double high, Tone tone) {}

  public RowChart {
    rows = List.copyOf(rows);
  }
}
