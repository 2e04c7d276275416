package dev.tradewind.feature.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.unix_micros;

import dev.tradewind.feature.aggregate.domain.Micros;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What spark-submit runs. */
@Command(
    name = "training-set",
    description = "Derives a training set from the archived log, as the feature service does.",
    mixinStandardHelpOptions = true)
public final class TrainingSetCommand implements Callable<Integer> {

  @Option(names = "--log", required = true, description = "The archive: a directory of Parquet.")
  private String log = "";

  @Option(
      names = "--links",
      description =
          "CSV with a header: shopper_id, alias_id, linked_at (microseconds since 1970). Default:"
              + " nobody has two ids.")
  private @Nullable String links;

  @Option(
      names = "--definitions",
      required = true,
      description = "A directory of feature views, as the feature service reads them.")
  private Path definitions = Path.of("");

  @Option(names = "--features", required = true, split = ",", description = "As view:feature.")
  private List<String> features = List.of();

  @ArgGroup(multiplicity = "1")
  private Rows rows = new Rows();

  @Option(names = "--out", required = true, description = "Where the Parquet files are written.")
  private String out = "";

  /** For whom and for when: one of three. */
  static final class Rows {
    @Option(
        names = "--spine",
        description = "Parquet: entity_id, as_of (timestamp), index (a number: the rows' order).")
    private @Nullable String spine;

    @Option(
        names = "--labels",
        description = "Event types and a value, for example purchase:item_id.")
    private @Nullable String labels;

    @Option(
        names = "--scan",
        description = "Every entity at a moment (ISO 8601), or after the last event: 'end'.")
    private @Nullable String scan;
  }

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new TrainingSetCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    try (SparkSession spark =
        SparkSession.builder().appName("tradewind training set").getOrCreate()) {
      run(spark);
    }
    return 0;
  }

  void run(SparkSession spark) {
    Dataset<Row> archive = spark.read().parquet(log);
    Dataset<Row> events = archive.select("partition", "event_offset", "payload");
    JobSpec spec = new JobSpec(Definitions.in(definitions), features, rows(archive));
    new TrainingSetJob(spec)
        .rows(events, links(spark), spine(spark))
        .write()
        .option("compression", "zstd")
        .parquet(out);
  }

  private JobSpec.Rows rows(Dataset<Row> archive) {
    if (rows.labels != null) {
      int colon = rows.labels.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("--labels: " + rows.labels + " (expected: TYPES:VALUE)");
      }
      List<String> types = List.of(rows.labels.substring(0, colon).split(",", -1));
      return new JobSpec.Rows.Labels(types, rows.labels.substring(colon + 1));
    }
    if (rows.scan != null) {
      return new JobSpec.Rows.Scan(
          rows.scan.equals("end") ? end(archive) : Micros.of(Instant.parse(rows.scan)));
    }
    return new JobSpec.Rows.Spine();
  }

  /** Just after the last event. */
  private static long end(Dataset<Row> archive) {
    Row last = archive.agg(max(unix_micros(col("occurred_at")))).first();
    return last.isNullAt(0) ? 0 : last.getLong(0) + 1;
  }

  private Dataset<Row> links(SparkSession spark) {
    String[] columns = {"subject", "shopper", "linked_at"};
    if (links == null) {
      return spark
          .sql("SELECT '' AS subject, '' AS shopper, 0L AS linked_at")
          .filter(lit(false))
          .selectExpr(columns);
    }
    return spark
        .read()
        .option("header", true)
        .csv(links)
        .selectExpr(
            "alias_id AS subject",
            "shopper_id AS shopper",
            "CAST(linked_at AS BIGINT) AS linked_at");
  }

  private Dataset<Row> spine(SparkSession spark) {
    if (rows.spine == null) {
      return spark.sql("SELECT '' AS entity_id, 0L AS as_of, 0L AS index").filter(lit(false));
    }
    return spark
        .read()
        .parquet(rows.spine)
        .selectExpr("entity_id", "unix_micros(as_of) AS as_of", "CAST(index AS BIGINT) AS index");
  }
}
