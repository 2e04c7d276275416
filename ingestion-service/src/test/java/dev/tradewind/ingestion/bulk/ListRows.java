package dev.tradewind.ingestion.bulk;

import java.util.List;

/** Rows of a list: first row of the event, then values. */
record ListRows(List<List<String>> table) implements RowFile {

  @Override
  public long rows() {
    return table.size();
  }

  @Override
  public RowCursor after(long firstRow) {
    return new RowCursor() {
      private int at = -1;

      @Override
      public boolean next() {
        do {
          at++;
        } while (at < table.size() && firstRow() <= firstRow);
        return at < table.size();
      }

      @Override
      public long row() {
        return at + 1L;
      }

      @Override
      public long firstRow() {
        return Long.parseLong(table.get(at).get(0));
      }

      @Override
      public String value(int column) {
        return table.get(at).get(column + 1);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void close() {}
}
