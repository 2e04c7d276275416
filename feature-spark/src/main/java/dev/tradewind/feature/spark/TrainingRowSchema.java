package dev.tradewind.feature.spark;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.definition.domain.ValueKind;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.WantedRows;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Rows of a training set as Spark writes them: the columns that the service's export has. */
final class TrainingRowSchema {

  /** Columns that say where a row belongs, dropped when the rows are in order. */
  static final List<String> PLACE = List.of("partition_id", "log_offset", "line");

  private TrainingRowSchema() {}

  static StructType of(FeatureSelection selection, WantedRows wanted, List<String> features) {
    StructType schema =
        new StructType()
            .add("partition_id", DataTypes.IntegerType)
            .add("log_offset", DataTypes.LongType)
            .add("line", DataTypes.IntegerType)
            .add("entity_id", DataTypes.StringType)
            .add("as_of", DataTypes.TimestampType);
    for (int i = 0; i < features.size(); i++) {
      schema = schema.add(features.get(i), type(selection.kind(i)));
    }
    if (wanted instanceof WantedRows.Labels labels) {
      schema =
          schema.add("label", type(labels.value().isText() ? ValueKind.TEXT : ValueKind.DECIMAL));
    }
    return schema;
  }

  private static DataType type(ValueKind kind) {
    return switch (kind) {
      case WHOLE -> DataTypes.LongType;
      case DECIMAL -> DataTypes.DoubleType;
      case TEXT -> DataTypes.StringType;
      case TEXTS -> DataTypes.createArrayType(DataTypes.StringType);
      case NUMBERS -> DataTypes.createArrayType(DataTypes.DoubleType);
      case GROUPS -> DataTypes.createMapType(DataTypes.StringType, DataTypes.DoubleType);
    };
  }

  static Row row(HistoryRow row, StructType schema) {
    Object[] cells = new Object[schema.length()];
    cells[0] = row.place().partition();
    cells[1] = row.place().offset();
    cells[2] = row.place().line();
    cells[3] = row.entity();
    cells[4] = java.sql.Timestamp.from(Micros.toInstant(row.asOf()));
    for (int i = 0; i < row.values().size(); i++) {
      cells[5 + i] = cell(row.values().get(i));
    }
    row.label().ifPresent(label -> cells[cells.length - 1] = cell(label));
    return RowFactory.create(cells);
  }

  private static @Nullable Object cell(Value value) {
    if (value instanceof Value.Whole whole) {
      return whole.value();
    } else if (value instanceof Value.Decimal number) {
      return number.value();
    } else if (value instanceof Value.Text text) {
      return text.value();
    } else if (value instanceof Value.Texts texts) {
      return CollectionConverters.asScala(texts.values()).toSeq();
    } else if (value instanceof Value.Numbers numbers) {
      return CollectionConverters.asScala(numbers.values()).toSeq();
    } else if (value instanceof Value.Groups groups) {
      return CollectionConverters.asScala(groups.values());
    }
    return null;
  }
}
