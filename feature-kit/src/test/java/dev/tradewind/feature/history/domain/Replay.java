package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.identity.domain.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Drives a history of few events, in memory. */
public final class Replay {

  private final FeatureSelection selection;
  private final List<EventFact> events;
  private final Predicate<String> wanted;
  private final Map<String, Value> request;
  private final Links links;

  public Replay(
      FeatureSelection selection,
      List<EventFact> events,
      Predicate<String> wanted,
      Map<String, Value> request) {
    this(selection, events, wanted, request, Links.NONE);
  }

  /**
   * Over events in any order.
   *
   * @param wanted the persons that will be asked for
   */
  public Replay(
      FeatureSelection selection,
      List<EventFact> events,
      Predicate<String> wanted,
      Map<String, Value> request,
      Links links) {
    this.selection = selection;
    this.events = events;
    this.wanted = wanted;
    this.request = request;
    this.links = links;
  }

  /** The features of an entity at a moment, one for each column of the selection. */
  public List<Value> values(String entity, long asOf) {
    WantedRows.Point point = new WantedRows.Point(entity, asOf);
    return rows(new WantedRows.Spine(List.of(point))).get(0).values();
  }

  /** All rows, in the order in which a replay derives them. */
  public List<HistoryRow> rows(WantedRows rows) {
    TrainingSteps training = new TrainingSteps(selection, rows);
    List<Step> steps = new ArrayList<>();
    if (rows instanceof WantedRows.Spine spine) {
      for (int i = 0; i < spine.points().size(); i++) {
        steps.add(training.point(spine.points().get(i), i, links));
      }
    }
    for (EventFact event : events) {
      training.of(event, links, steps::add);
    }
    steps.removeIf(step -> !wanted.test(step.member().person()));
    steps.sort(Step.ORDER);
    List<HistoryRow> derived = new ArrayList<>();
    History history = new History(selection, request, derived::add);
    steps.forEach(history::take);
    return derived;
  }
}
