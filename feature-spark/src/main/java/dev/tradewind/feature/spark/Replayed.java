package dev.tradewind.feature.spark;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.history.domain.History;
import dev.tradewind.feature.history.domain.HistoryRow;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Replays the persons of a partition, whose steps come person by person in order. */
final class Replayed implements MapPartitionsFunction<Row, Row> {

  private final JobSpec spec;

  Replayed(JobSpec spec) {
    this.spec = spec;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> steps) {
    FeatureSelection selection = spec.selection();
    StructType schema = TrainingRowSchema.of(selection, spec.wanted(), spec.features());
    Queue<HistoryRow> derived = new ArrayDeque<>();
    History history = new History(selection, Map.of(), derived::add);
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        while (derived.isEmpty() && steps.hasNext()) {
          history.take(StepRows.read(steps.next()));
        }
        return !derived.isEmpty();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return TrainingRowSchema.row(derived.remove(), schema);
      }
    };
  }
}
