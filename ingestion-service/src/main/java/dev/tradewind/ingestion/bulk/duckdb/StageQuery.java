package dev.tradewind.ingestion.bulk.duckdb;

import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.api.ingestion.v1.RowFilter;
import dev.tradewind.ingestion.bulk.ImportFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The SQL that brings the wanted rows of a file in. What a caller wrote is always quoted. */
final class StageQuery {

  private final String source;
  private final ImportSpec spec;
  private final List<String> columns;

  StageQuery(Path file, ImportSpec spec, List<String> columns) {
    this.spec = spec;
    this.columns = columns;
    String path = literal(file.toString());
    String name = file.getFileName().toString();
    if (name.endsWith(".parquet")) {
      source = "read_parquet(" + path + ")";
    } else {
      String separator = name.contains(".tsv") ? ", delim='\\t'" : "";
      source = "read_csv(" + path + ", header=true, all_varchar=true" + separator + ")";
    }
  }

  /** Names the file's columns. */
  String describe() {
    return "DESCRIBE SELECT * FROM " + source;
  }

  /** Fails unless all columns that are needed are there. */
  void require(List<String> present) {
    Set<String> needed = new LinkedHashSet<>(columns);
    spec.getFiltersList().forEach(filter -> needed.add(filter.getColumn()));
    if (!spec.getGroupColumn().isEmpty()) {
      needed.add(spec.getGroupColumn());
    }
    for (String column : needed) {
      if (!present.contains(column)) {
        throw new ImportFailed("the file has no column " + column + "; it has " + present);
      }
    }
  }

  /**
   * The table {@code staged}: the row's number in the file, the number of the first row of its
   * event, and the wanted columns as texts v0, v1 ... Rows are numbered before any is left out, so
   * that a filter does not change an event's id.
   */
  String stage() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      texts.add("coalesce(" + text(columns.get(i)) + ", '') AS v" + i);
    }
    String wanted = texts.isEmpty() ? "" : ", " + String.join(", ", texts);
    String where =
        spec.getFiltersList().stream()
            .map(StageQuery::condition)
            .collect(Collectors.joining(" AND "));
    return "CREATE TABLE staged AS SELECT row_number, "
        + firstRow()
        + " AS first_row"
        + wanted
        + " FROM (SELECT row_number() OVER () AS row_number, * FROM "
        + source
        + ")"
        + (where.isEmpty() ? "" : " WHERE " + where);
  }

  private String firstRow() {
    if (spec.getGroupColumn().isEmpty()) {
      return "row_number";
    }
    String group = "coalesce(" + text(spec.getGroupColumn()) + ", '')";
    return "CASE WHEN "
        + group
        + " = '' THEN row_number ELSE min(row_number) OVER (PARTITION BY "
        + group
        + ") END";
  }

  private static String condition(RowFilter filter) {
    return (filter.getNegate() ? "NOT " : "")
        + "regexp_full_match(coalesce("
        + text(filter.getColumn())
        + ", ''), "
        + literal(filter.getPattern())
        + ")";
  }

  private static String text(String column) {
    return "CAST(\"" + column.replace("\"", "\"\"") + "\" AS VARCHAR)";
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
