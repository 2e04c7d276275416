package dev.tradewind.feature.spark;

import dev.tradewind.feature.history.domain.TrainingSteps;
import dev.tradewind.feature.history.domain.WantedRows;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The steps of a spine's points, each with the link of its shopper joined to it. */
final class StepsOfSpine implements MapPartitionsFunction<Row, Row> {

  /** The subject is what links are joined by. */
  static final StructType SCHEMA =
      new StructType()
          .add("subject", DataTypes.StringType)
          .add("entity_id", DataTypes.StringType)
          .add("as_of", DataTypes.LongType)
          .add("index", DataTypes.LongType);

  private final JobSpec spec;

  StepsOfSpine(JobSpec spec) {
    this.spec = spec;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> points) {
    TrainingSteps training = new TrainingSteps(spec.selection(), spec.wanted());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return points.hasNext();
      }

      @Override
      public Row next() {
        Row row = points.next();
        WantedRows.Point point = new WantedRows.Point(row.getString(1), row.getLong(2));
        return StepRows.of(
            training.point(point, row.getLong(3), StepsOfEvents.joined(row, SCHEMA.length())));
      }
    };
  }
}
