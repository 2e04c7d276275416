package dev.tradewind.ingestion.bulk;

/** Rows one after another, those of one event together. */
public interface RowCursor extends AutoCloseable {

  /** Goes to the next row; false after the last. */
  boolean next();

  /** Number of this row in the file, from 1. */
  long row();

  /** Number of the first row of this row's event; rises. */
  long firstRow();

  /** The text in a column of those asked for; empty where there is none. */
  String value(int column);

  @Override
  void close();
}
