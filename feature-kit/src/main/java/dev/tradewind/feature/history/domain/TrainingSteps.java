package dev.tradewind.feature.history.domain;

import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.LoggedLine;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.feature.identity.domain.Member;
import dev.tradewind.feature.identity.domain.Membership;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says which steps a training set takes: those that are asked for, and those of each event. Of a
 * spine, whoever drives the replay leaves out the events of persons that no point is about.
 */
public final class TrainingSteps {

  private final FeatureSelection selection;
  private final WantedRows wanted;

  public TrainingSteps(FeatureSelection selection, WantedRows wanted) {
    this.selection = selection;
    this.wanted = wanted;
  }

  /**
   * The step of a point of a spine.
   *
   * @param index where it stands in the spine
   */
  public Step.Wanted point(WantedRows.Point point, long index, Links links) {
    Member member = new Membership(selection.keys(), links).of(point.entity());
    RowPlace place = new RowPlace(0, index, 0);
    return new Step.Wanted(member, point.entity(), point.asOf(), place, Optional.empty());
  }

  /** The steps of an event: where it counts, and the rows that it is the label of. */
  public void of(EventFact event, Links links, Consumer<Step> steps) {
    Membership membership = new Membership(selection.keys(), links);
    if (counts(event)) {
      for (Member member : members(event, membership)) {
        steps.accept(new Step.Happened(member, event));
      }
    }
    if (wanted instanceof WantedRows.Labels labels && labels.types().contains(event.type())) {
      labels(event, labels, membership, steps);
    }
  }

  private boolean counts(EventFact event) {
    for (CompiledView view : selection.views()) {
      if (view.counts(event.type()) && !event.context().denies(view.spec().purpose())) {
        return true;
      }
    }
    return false;
  }

  private static Set<Member> members(EventFact event, Membership membership) {
    Set<Member> members = new LinkedHashSet<>();
    for (int i = 0; i < event.lines().size(); i++) {
      membership.of(event.subject(), event.line(i)).ifPresent(members::add);
    }
    return members;
  }

  private static void labels(
      EventFact event, WantedRows.Labels labels, Membership membership, Consumer<Step> steps) {
    for (int i = 0; i < event.lines().size(); i++) {
      LoggedLine line = event.line(i);
      Optional<Member> member = membership.of(event.subject(), line);
      if (line.has(labels.value()) && member.isPresent()) {
        steps.accept(
            new Step.Wanted(
                member.get(),
                member.get().knownAs(event.occurredAt()),
                event.occurredAt(),
                new RowPlace(event.partition(), event.offset(), i),
                Optional.of(Value.of(line, labels.value()))));
      }
    }
  }

  /** Whom an event shows to a scan; nobody where no scan is wanted, or the event came later. */
  public void seen(EventFact event, Links links, Consumer<Member> members) {
    if (wanted instanceof WantedRows.Scan scan
        && (scan.asOf().isEmpty() || event.occurredAt() < scan.asOf().getAsLong())) {
      members(event, new Membership(selection.keys(), links)).forEach(members);
    }
  }

  /**
   * The row of an entity that a scan has seen. Of those with the same name only one is wanted.
   *
   * @param asOf microseconds
   */
  public static Step.Wanted scanned(Member member, long asOf) {
    return new Step.Wanted(member, member.knownAs(asOf), asOf, RowPlace.NONE, Optional.empty());
  }
}
