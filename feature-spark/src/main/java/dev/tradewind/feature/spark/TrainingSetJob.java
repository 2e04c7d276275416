package dev.tradewind.feature.spark;

import static org.apache.spark.sql.functions.col;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Derives a training set: events become steps, steps of a person meet in one task, sorted by time,
 * and are replayed there as the service replays them.
 */
final class TrainingSetJob {

  private final JobSpec spec;
  private final FeatureSelection selection;

  TrainingSetJob(JobSpec spec) {
    this.spec = spec;
    this.selection = spec.selection();
  }

  /**
   * The rows, in the order that the service promises, with the columns of its export.
   *
   * @param log of the archive: partition, event_offset, payload
   * @param links subject, shopper, linked_at (microseconds); each subject once
   * @param spine entity_id, as_of (microseconds), index; empty but for a spine
   */
  Dataset<Row> rows(Dataset<Row> log, Dataset<Row> links, Dataset<Row> spine) {
    Dataset<Row> facts =
        log.map((MapFunction<Row, Row>) FactRows::ofArchived, Encoders.row(FactRows.SCHEMA));
    Dataset<Row> steps =
        withLinks(facts, links, FactRows.SCHEMA.fieldNames())
            .mapPartitions(new StepsOfEvents(spec), Encoders.row(StepRows.SCHEMA));
    if (spec.rows() instanceof JobSpec.Rows.Spine) {
      Dataset<Row> points = points(spine, links);
      Dataset<Row> persons = points.select("person").distinct();
      steps = steps.join(persons, "person", "left_semi").select(columns()).unionByName(points);
    } else if (spec.rows() instanceof JobSpec.Rows.Scan) {
      Dataset<Row> seen = steps.filter("NOT happened").dropDuplicates("person", "name");
      steps = steps.filter("happened").unionByName(seen);
    }
    return inOrder(replayed(steps));
  }

  private Dataset<Row> points(Dataset<Row> spine, Dataset<Row> links) {
    Dataset<Row> subjects =
        spine.map(new SubjectOfPoint(selection.keys()), Encoders.row(StepsOfSpine.SCHEMA));
    return withLinks(subjects, links, StepsOfSpine.SCHEMA.fieldNames())
        .mapPartitions(new StepsOfSpine(spec), Encoders.row(StepRows.SCHEMA));
  }

  /** The same rows, each with its subject's link (shopper, linked_at) in two columns more. */
  private static Dataset<Row> withLinks(Dataset<Row> rows, Dataset<Row> links, String[] columns) {
    Dataset<Row> named =
        links.select(
            col("subject").as("alias"), col("shopper"), col("linked_at").as("alias_linked_at"));
    Column[] all =
        Stream.concat(Arrays.stream(columns), Stream.of("shopper", "alias_linked_at"))
            .map(functions::col)
            .toArray(Column[]::new);
    return rows.join(named, rows.col("subject").equalTo(named.col("alias")), "left").select(all);
  }

  private static Column[] columns() {
    return Arrays.stream(StepRows.SCHEMA.fieldNames()).map(functions::col).toArray(Column[]::new);
  }

  private Dataset<Row> replayed(Dataset<Row> steps) {
    Encoder<Row> rows =
        Encoders.row(TrainingRowSchema.of(selection, spec.wanted(), spec.features()));
    Column[] order = Arrays.stream(StepRows.ORDER).map(functions::col).toArray(Column[]::new);
    return steps
        .repartition(col("person"))
        .sortWithinPartitions(order)
        .mapPartitions(new Replayed(spec), rows);
  }

  private Dataset<Row> inOrder(Dataset<Row> rows) {
    Dataset<Row> sorted;
    if (spec.rows() instanceof JobSpec.Rows.Spine) {
      sorted = rows.orderBy("log_offset");
    } else if (spec.rows() instanceof JobSpec.Rows.Labels) {
      sorted = rows.orderBy("as_of", "partition_id", "log_offset", "line");
    } else {
      sorted = rows.orderBy("entity_id");
    }
    return sorted.drop(TrainingRowSchema.PLACE.toArray(String[]::new));
  }
}
