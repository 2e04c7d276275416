package dev.tradewind.feature.spark;

import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.LineValue;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** A point of a spine with the subject that its entity's id names; null where it names none. */
final class SubjectOfPoint implements MapFunction<Row, Row> {

  /** By name; empty for the subject. */
  private final List<String> keys;

  SubjectOfPoint(EntityKeys keys) {
    this.keys = keys.keys().stream().map(key -> key.map(LineValue::wireName).orElse("")).toList();
  }

  @Override
  public Row call(Row point) {
    EntityKeys entity = new EntityKeys(keys.stream().map(SubjectOfPoint::key).toList());
    String id = point.getAs("entity_id");
    String subject = entity.subjectOf(id).orElse(null);
    return RowFactory.create(subject, id, point.getAs("as_of"), point.getAs("index"));
  }

  private static Optional<LineValue> key(String name) {
    return name.isEmpty() ? Optional.empty() : LineValue.named(name);
  }
}
