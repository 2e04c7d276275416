package dev.tradewind.feature.history;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.history.LogPrefix.LogUnreadableException;
import dev.tradewind.feature.history.domain.History;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.history.domain.Step;
import dev.tradewind.feature.history.domain.TrainingSteps;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.history.spill.SeenTable;
import dev.tradewind.feature.history.spill.SpillDatabase;
import dev.tradewind.feature.history.spill.StepTable;
import dev.tradewind.feature.identity.People;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.log.EventLog;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Derives the rows of one training set, in memory that does not grow with the log: what a replay
 * needs of the log goes to disk as it is read, is sorted there by person and time, and comes back
 * one person at a time.
 */
final class Derivation {

  private final EventLog log;
  private final People people;
  private final TrainingSetQuery query;
  private final SpillDatabase database;
  private final Task task;
  private long lastEvent = Long.MIN_VALUE;

  Derivation(
      EventLog log, People people, TrainingSetQuery query, SpillDatabase database, Task task) {
    this.log = log;
    this.people = people;
    this.query = query;
    this.database = database;
    this.task = task;
  }

  /**
   * Derives. Blocks.
   *
   * @param rows is handed the rows in the order of the replay
   * @return the end offset of each partition: the prefix of the log that the rows come from
   */
  List<Long> run(Consumer<HistoryRow> rows) {
    List<Long> ends = await(log.endOffsets());
    // A link is durable before the event that made it: those made before now cover the prefix.
    Links links = await(people.now());
    StepTable steps = new StepTable(database);
    try (steps) {
      spill(new LogPrefix(log, ends), links, steps);
    }
    database.checkSize();
    task.beginReplay(steps.count());
    History history = new History(query.selection(), query.request(), rows);
    steps.inOrder(
        step -> {
          history.take(step);
          task.replayed();
        });
    return ends;
  }

  private <T> T await(Uni<T> answer) {
    return answer.onFailure().transform(LogUnreadableException::new).await().atMost(task.left());
  }

  private void spill(LogPrefix prefix, Links links, StepTable steps) {
    TrainingSteps training = new TrainingSteps(query.selection(), query.rows());
    Predicate<Step> needed = spine(training, links, steps);
    task.begin(prefix.size());
    try (SeenTable seen = new SeenTable(database)) {
      prefix.read(task, page -> spill(page, training, links, needed, steps, seen));
      if (query.rows() instanceof WantedRows.Scan scan) {
        seen.wanted(scan.asOf().orElse(lastEvent + 1), steps::add);
      }
    }
  }

  /** Adds the points of a spine; answers which steps are about its persons. */
  private Predicate<Step> spine(TrainingSteps training, Links links, StepTable steps) {
    if (!(query.rows() instanceof WantedRows.Spine spine)) {
      return step -> true;
    }
    Set<String> persons = new HashSet<>();
    for (int i = 0; i < spine.points().size(); i++) {
      Step point = training.point(spine.points().get(i), i, links);
      persons.add(point.member().person());
      steps.add(point);
    }
    return step -> persons.contains(step.member().person());
  }

  private void spill(
      List<EventFact> page,
      TrainingSteps training,
      Links links,
      Predicate<Step> needed,
      StepTable steps,
      SeenTable seen) {
    for (EventFact event : page) {
      lastEvent = Math.max(lastEvent, event.occurredAt());
      training.of(
          event,
          links,
          step -> {
            if (needed.test(step)) {
              steps.add(step);
            }
          });
      training.seen(event, links, seen::add);
    }
    database.checkSize();
    seen.checkSize();
  }
}
