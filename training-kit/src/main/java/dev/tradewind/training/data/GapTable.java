package dev.tradewind.training.data;

import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/** A table, tab-separated with a header, one row a sequence, that tells which ones have a gap. */
final class GapTable {

  private final Path file;
  private final BitSet gaps = new BitSet();
  private int column = -1;
  private int rows;

  private GapTable(Path file) {
    this.file = file;
  }

  /** Places of the sequences whose last item but one is not known. */
  static BitSet read(Path file, int sequences) {
    GapTable table = new GapTable(file);
    SequenceReading.forEach(file, table::line);
    if (table.rows != sequences) {
      throw RunFailure.data(
          file.getFileName() + ": " + table.rows + " rows for " + sequences + " sequences");
    }
    return table.gaps;
  }

  private void line(String text, long number) {
    String[] cells = text.split("\t", -1);
    if (column < 0) {
      column = Arrays.asList(cells).indexOf(SequenceFiles.GAP_COLUMN);
      return;
    }
    String known = column < cells.length ? cells[column].strip() : "";
    switch (known) {
      case "1" -> {}
      case "0" -> gaps.set(rows);
      default ->
          throw SequenceReading.failure(
              file, number, SequenceFiles.GAP_COLUMN + " \"" + known + "\" (expected: 0 or 1)");
    }
    rows++;
  }
}
