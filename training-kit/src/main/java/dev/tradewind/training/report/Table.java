package dev.tradewind.training.report;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and words.
 *
 * @param title what it shows
 * @param columns their titles
 * @param rows strings and numbers; null where there is no value
 */
public record Table(String title, List<String> columns, List<List<@Nullable Object>> rows) {

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(Collections::unmodifiableList).toList();
  }
}
