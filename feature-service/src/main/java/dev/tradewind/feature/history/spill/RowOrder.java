package dev.tradewind.feature.history.spill;

import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.WantedRows;
import java.sql.SQLException;
import org.duckdb.DuckDBAppender;

/** The order in which rows are answered. */
public enum RowOrder {
  /** Of a spine: as asked. */
  AS_ASKED("log_offset"),
  /** Of label events: by time, then by place in the log. */
  BY_TIME("as_of, partition_id, log_offset, line"),
  /** Of a scan: by the bytes of the id's UTF-8. */
  BY_ENTITY("entity_id");

  static final String COLUMNS =
      "entity_id VARCHAR, as_of TIMESTAMP, partition_id INTEGER, log_offset BIGINT, line INTEGER";

  private final String columns;

  RowOrder(String columns) {
    this.columns = columns;
  }

  /** The order of what is wanted. */
  public static RowOrder of(WantedRows wanted) {
    if (wanted instanceof WantedRows.Spine) {
      return AS_ASKED;
    }
    return wanted instanceof WantedRows.Labels ? BY_TIME : BY_ENTITY;
  }

  String sql() {
    return columns;
  }

  static DuckDBAppender append(DuckDBAppender appender, HistoryRow row) throws SQLException {
    return appender
        .append(row.entity())
        .appendEpochMicros(row.asOf())
        .append(row.place().partition())
        .append(row.place().offset())
        .append(row.place().line());
  }
}
