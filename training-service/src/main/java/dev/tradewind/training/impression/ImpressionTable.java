package dev.tradewind.training.impression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.domain.FedInput;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes joined impressions as the worker reads them: docs/formats.md, oldest first. */
final class ImpressionTable {

  private static final List<String> FIRST = List.of("time", "shopper", "item", "position");
  private static final List<String> PLACE = List.of("surface", "channel", "category");

  private final JoinDatabase database;
  private final ImpressionColumns columns;

  ImpressionTable(JoinDatabase database, ImpressionColumns columns) {
    this.database = database;
    this.columns = columns;
  }

  void write(Path target) throws IOException {
    try (Writer out = Files.newBufferedWriter(target, UTF_8);
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.DEFAULT)) {
      csv.printRecord(header());
      database.query(query(), row -> csv.printRecord(record(row)));
    }
  }

  private List<String> header() {
    List<String> names = new ArrayList<>(FIRST);
    if (!columns.history().isEmpty()) {
      names.add("history");
    }
    names.addAll(PLACE);
    columns.ofShoppers().stream().map(FedInput::input).forEach(names::add);
    columns.ofItems().stream().map(FedInput::input).forEach(names::add);
    names.add("click");
    return names;
  }

  private String query() {
    List<String> read = new ArrayList<>(List.of("i.moment", "subject", "item", "position"));
    int histories = columns.history().size();
    if (histories > 0) {
      List<String> all = new ArrayList<>();
      for (int i = 0; i < histories; i++) {
        all.add("nullif(s.v" + i + ", '')");
      }
      read.add("coalesce(" + String.join(", ", all) + ")");
    }
    read.addAll(PLACE);
    for (int i = 0; i < columns.ofShoppers().size(); i++) {
      read.add("s.v" + (histories + i));
    }
    for (int i = 0; i < columns.ofItems().size(); i++) {
      read.add("f.v" + i);
    }
    read.add("click::INTEGER");
    return "SELECT "
        + String.join(", ", read)
        + " FROM impression i"
        + " LEFT JOIN shopper s ON s.entity = i.subject AND s.moment = i.moment"
        + " LEFT JOIN item_feature f ON f.entity = i.item AND f.moment = i.moment"
        + " ORDER BY i.moment, ranking, position, item";
  }

  private static List<String> record(ResultSet row) throws SQLException {
    List<String> values = new ArrayList<>();
    values.add(Instant.EPOCH.plus(row.getLong(1), ChronoUnit.MICROS).toString());
    int count = row.getMetaData().getColumnCount();
    for (int column = 2; column <= count; column++) {
      String value = row.getString(column);
      values.add(value == null ? "" : value);
    }
    if (values.get(FIRST.indexOf("position")).equals("0")) {
      values.set(FIRST.indexOf("position"), "");
    }
    return values;
  }
}
