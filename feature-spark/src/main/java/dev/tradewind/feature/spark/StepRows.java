package dev.tradewind.feature.spark;

import dev.tradewind.feature.aggregate.domain.FactBytes;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.history.domain.RowPlace;
import dev.tradewind.feature.history.domain.Step;
import dev.tradewind.feature.identity.domain.Member;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Steps as Spark shuffles and sorts them. */
final class StepRows {

  static final StructType SCHEMA =
      new StructType()
          .add("person", DataTypes.StringType)
          .add("moment", DataTypes.LongType)
          .add("happened", DataTypes.BooleanType)
          .add("partition_id", DataTypes.IntegerType)
          .add("log_offset", DataTypes.LongType)
          .add("line", DataTypes.IntegerType)
          .add("member", DataTypes.StringType)
          .add("linked_at", DataTypes.LongType)
          .add("name", DataTypes.StringType)
          .add("fact", DataTypes.BinaryType)
          .add("label_text", DataTypes.StringType)
          .add("label_number", DataTypes.DoubleType);

  /** The columns that make {@link Step#ORDER}. */
  static final String[] ORDER = {
    "person", "moment", "happened", "partition_id", "log_offset", "line"
  };

  private StepRows() {}

  static Row of(Step step) {
    Object[] cells = new Object[SCHEMA.length()];
    cells[0] = step.member().person();
    cells[1] = step.moment();
    cells[2] = step instanceof Step.Happened;
    cells[3] = step.place().partition();
    cells[4] = step.place().offset();
    cells[5] = step.place().line();
    cells[6] = step.member().id();
    cells[7] = step.member().linkedAt();
    if (step instanceof Step.Happened happened) {
      cells[9] = FactBytes.of(happened.event());
    } else if (step instanceof Step.Wanted wanted) {
      cells[8] = wanted.name();
      if (wanted.label().isPresent() && wanted.label().get() instanceof Value.Text text) {
        cells[10] = text.value();
      } else if (wanted.label().isPresent()
          && wanted.label().get() instanceof Value.Decimal number) {
        cells[11] = number.value();
      }
    }
    return RowFactory.create(cells);
  }

  static Step read(Row row) {
    Member member = new Member(row.getString(6), row.getString(0), row.getLong(7));
    long moment = row.getLong(1);
    int partition = row.getInt(3);
    long offset = row.getLong(4);
    if (row.getBoolean(2)) {
      return new Step.Happened(
          member, FactBytes.read(row.getAs("fact"), moment, partition, offset));
    }
    RowPlace place = new RowPlace(partition, offset, row.getInt(5));
    return new Step.Wanted(member, row.getString(8), moment, place, label(row));
  }

  private static Optional<Value> label(Row row) {
    if (!row.isNullAt(10)) {
      return Optional.of(new Value.Text(row.getString(10)));
    }
    return row.isNullAt(11) ? Optional.empty() : Optional.of(new Value.Decimal(row.getDouble(11)));
  }
}
