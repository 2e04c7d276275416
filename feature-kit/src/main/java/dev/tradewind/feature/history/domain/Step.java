package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.identity.domain.Member;
import java.util.Comparator;
import java.util.Optional;

/** What a replay meets on its way through a person's past. */
public sealed interface Step {

  /**
   * The order in which a replay must meet them: person by person; of one person by time, at the
   * same moment what is wanted before what happened, so that nothing counts for its own moment.
   */
  Comparator<Step> ORDER =
      Comparator.<Step, String>comparing(step -> step.member().person())
          .thenComparingLong(Step::moment)
          .thenComparing(Happened.class::isInstance)
          .thenComparing(Step::place);

  /** Whom it is about. */
  Member member();

  /** When; microseconds. */
  long moment();

  /** Its place among those of the same moment. */
  RowPlace place();

  /** An event that counts. */
  record Happened(Member member, EventFact event) implements Step {
    @Override
    public long moment() {
      return event.occurredAt();
    }

    @Override
    public RowPlace place() {
      return new RowPlace(event.partition(), event.offset(), 0);
    }
  }

  /**
   * A row that is asked for.
   *
   * @param name the entity's id in the row
   * @param place where the row belongs among the rows
   */
  record Wanted(Member member, String name, long moment, RowPlace place, Optional<Value> label)
      implements Step {}
}
