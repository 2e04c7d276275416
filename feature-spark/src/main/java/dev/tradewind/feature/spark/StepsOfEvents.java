package dev.tradewind.feature.spark;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.history.domain.TrainingSteps;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.Links;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** The steps of facts, each with the link of its subject joined to it, if there is one. */
final class StepsOfEvents implements MapPartitionsFunction<Row, Row> {

  private final JobSpec spec;

  StepsOfEvents(JobSpec spec) {
    this.spec = spec;
  }

  @Override
  public Iterator<Row> call(Iterator<Row> facts) {
    TrainingSteps training = new TrainingSteps(spec.selection(), spec.wanted());
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(facts, Spliterator.ORDERED), false)
        .flatMap(row -> steps(row, training).stream())
        .iterator();
  }

  private List<Row> steps(Row row, TrainingSteps training) {
    EventFact event = FactRows.read(row);
    Links joined = joined(row, FactRows.SCHEMA.length());
    List<Row> steps = new ArrayList<>();
    training.of(event, joined, step -> steps.add(StepRows.of(step)));
    if (spec.rows() instanceof JobSpec.Rows.Scan scan) {
      training.seen(
          event,
          joined,
          member -> steps.add(StepRows.of(TrainingSteps.scanned(member, scan.asOf()))));
    }
    return steps;
  }

  /** Knows the one link that was joined to a row, in its last two columns. */
  static Links joined(Row row, int at) {
    if (row.isNullAt(at)) {
      return Links.NONE;
    }
    String shopper = row.getString(at);
    long linkedAt = row.getLong(at + 1);
    return id -> Optional.of(new Link(shopper, id, linkedAt));
  }
}
