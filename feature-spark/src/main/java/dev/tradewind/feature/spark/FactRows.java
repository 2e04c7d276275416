package dev.tradewind.feature.spark;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.ingestion.v1.Event;
import dev.tradewind.api.ingestion.v1.LogEntry;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FactBytes;
import dev.tradewind.feature.event.EventFacts;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Events of the archived log as facts, beside the subject that links are joined by. */
final class FactRows {

  static final StructType SCHEMA =
      new StructType()
          .add("subject", DataTypes.StringType)
          .add("occurred_at", DataTypes.LongType)
          .add("partition_id", DataTypes.IntegerType)
          .add("log_offset", DataTypes.LongType)
          .add("fact", DataTypes.BinaryType);

  private FactRows() {}

  /** From a row of the archive: partition, event_offset, payload. */
  static Row ofArchived(Row archived) throws InvalidProtocolBufferException {
    LogEntry entry =
        LogEntry.newBuilder()
            .setOffset(archived.getLong(1))
            .setEvent(Event.parseFrom(archived.<byte[]>getAs(2)))
            .build();
    EventFact fact = EventFacts.of(archived.getInt(0), entry);
    return RowFactory.create(
        fact.subject(), fact.occurredAt(), fact.partition(), fact.offset(), FactBytes.of(fact));
  }

  static EventFact read(Row row) {
    return FactBytes.read(row.getAs(4), row.getLong(1), row.getInt(2), row.getLong(3));
  }
}
