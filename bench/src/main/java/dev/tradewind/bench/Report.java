package dev.tradewind.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a benchmark found: rows of named numbers, printed as a table and written as JSON. */
final class Report {

  private final List<Map<String, Object>> rows = new ArrayList<>();

  /** Begins a row. */
  Row row(String name) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("case", name);
    rows.add(row);
    return new Row(row);
  }

  /** A row to be filled. */
  record Row(Map<String, Object> cells) {
    Row with(String column, double value) {
      cells.put(column, value);
      return this;
    }
  }

  void print() {
    List<String> columns = List.copyOf(rows.get(0).keySet());
    System.out.println(line(columns));
    for (Map<String, Object> row : rows) {
      System.out.println(line(columns.stream().map(column -> text(row.get(column))).toList()));
    }
  }

  void write(@Nullable Path file) {
    if (file == null) {
      return;
    }
    try {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), rows);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      line.append(String.format(Locale.ROOT, i == 0 ? "%-22s" : "%22s", cells.get(i)));
    }
    return line.toString();
  }

  private static String text(@Nullable Object cell) {
    return cell instanceof Double number
        ? String.format(Locale.ROOT, "%.3f", number)
        : String.valueOf(cell);
  }
}
