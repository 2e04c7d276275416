package dev.tradewind.ingestion.bulk;

/** The rows of a file that an import wants, grouped into events. */
public interface RowFile extends AutoCloseable {

  /** How many rows there are. */
  long rows();

  /** The rows of the events after the one that begins at a row; from the first after 0. */
  RowCursor after(long firstRow);

  @Override
  void close();
}
