package dev.tradewind.training.impression;

import static java.util.stream.Collectors.joining;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.Spine;
import dev.tradewind.api.feature.v1.SpinePoint;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.training.feature.FeatureScan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;

/**
 * Features of shoppers, or of items, as they were at the moments of rankings: a table with the
 * columns {@code entity}, {@code moment} and one for each feature, {@code v0} and so on.
 */
final class PointFeatures {

  private static final int POINTS = 50_000;
  private static final int MICROS = 1_000_000;

  /** Of a list only the newest count. */
  private static final int LONGEST = 50;

  private final JoinDatabase database;
  private final FeatureScan features;

  PointFeatures(JoinDatabase database, FeatureScan features) {
    this.database = database;
    this.features = features;
  }

  /**
   * Reads them.
   *
   * @param table its name
   * @param entity the column of the table {@code impression} that has the entities
   * @param names as {@code view:feature}; none makes an empty table
   * @return the end of each partition of the log that they are derived from
   */
  List<Long> read(String table, String entity, List<String> names)
      throws IOException, InterruptedException {
    String columns =
        IntStream.range(0, names.size()).mapToObj(i -> ", v" + i + " VARCHAR").collect(joining());
    database.execute("CREATE TABLE " + table + " (entity VARCHAR, moment BIGINT" + columns + ")");
    if (names.isEmpty()) {
      return List.of();
    }
    String points = table + "_point";
    database.execute(
        "CREATE TABLE "
            + points
            + " AS SELECT row_number() OVER (ORDER BY entity, moment) AS n, entity, moment FROM"
            + " (SELECT DISTINCT "
            + entity
            + " AS entity, moment FROM impression)");
    long all = database.number("SELECT count(*) FROM " + points);
    List<Long> endOffsets = List.of();
    for (long from = 0; from < all; from += POINTS) {
      endOffsets = append(table, names, spine(points, from));
    }
    return endOffsets;
  }

  private Spine spine(String points, long from) throws IOException {
    Spine.Builder spine = Spine.newBuilder();
    database.query(
        "SELECT entity, moment FROM "
            + points
            + " WHERE n > "
            + from
            + " AND n <= "
            + (from + POINTS)
            + " ORDER BY n",
        row -> {
          SpinePoint.Builder point = SpinePoint.newBuilder().setEntityId(row.getString(1));
          long moment = row.getLong(2);
          point
              .getAsOfBuilder()
              .setSeconds(Math.floorDiv(moment, MICROS))
              .setNanos(Math.floorMod(moment, MICROS) * 1000);
          spine.addPoints(point);
        });
    return spine.build();
  }

  /** The answer's rows are in the order of the points. */
  private List<Long> append(String table, List<String> names, Spine spine)
      throws IOException, InterruptedException {
    FeatureScan.Pages pages = features.walk(names, spine);
    int next = 0;
    try (DuckDBAppender appender = database.appender(table)) {
      while (pages.hasNext()) {
        for (TrainingRow row : pages.next()) {
          SpinePoint point = spine.getPoints(next++);
          appender
              .beginRow()
              .append(point.getEntityId())
              .append(point.getAsOf().getSeconds() * MICROS + point.getAsOf().getNanos() / 1000);
          for (FeatureValue value : row.getValuesList()) {
            appender.append(text(value));
          }
          appender.endRow();
        }
      }
    } catch (SQLException failure) {
      throw new IOException(failure);
    }
    return pages.endOffsets();
  }

  /** As a table has it: empty where there is no value, the parts of a list with blanks between. */
  static String text(FeatureValue value) {
    return switch (value.getKindCase()) {
      case INT64_VALUE -> Long.toString(value.getInt64Value());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      case STRING_VALUE -> value.getStringValue();
      case STRING_LIST -> {
        List<String> all = new ArrayList<>(value.getStringList().getValuesList());
        yield String.join(" ", all.subList(Math.max(0, all.size() - LONGEST), all.size()));
      }
      case DOUBLE_LIST, DOUBLE_MAP, KIND_NOT_SET -> "";
    };
  }
}
