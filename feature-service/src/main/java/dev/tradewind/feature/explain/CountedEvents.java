package dev.tradewind.feature.explain;

import dev.tradewind.api.feature.v1.ExplainedEvent;
import dev.tradewind.feature.aggregate.domain.CompiledView;
import dev.tradewind.feature.aggregate.domain.EventFact;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.feature.recompute.domain.Recomputation;
import dev.tradewind.feature.wire.FeatureMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The events that count for a feature at a moment; the newest of them are kept. */
final class CountedEvents {

  /** An event, and how many of its lines count. */
  private record Counted(LoggedEvent event, int lines) {}

  private static final Comparator<Counted> OLDEST_FIRST =
      Comparator.comparing(counted -> counted.event().fact(), EventFact.IN_TIME_ORDER);

  private final CompiledView view;
  private final int feature;
  private final long asOf;
  private final int most;
  private final PriorityQueue<Counted> newest = new PriorityQueue<>(OLDEST_FIRST);
  private long count;

  CountedEvents(CompiledView view, int feature, long asOf, int most) {
    this.view = view;
    this.feature = feature;
    this.asOf = asOf;
    this.most = most;
  }

  void add(Recomputation recomputation, LoggedEvent event) {
    int[] lines = {0};
    recomputation.add(
        event.fact(),
        line -> {
          if (view.counts(feature, line, asOf)) {
            lines[0]++;
          }
        });
    if (lines[0] > 0) {
      count++;
      newest.add(new Counted(event, lines[0]));
      if (newest.size() > most) {
        newest.poll();
      }
    }
  }

  /** How many events count in all. */
  long count() {
    return count;
  }

  List<ExplainedEvent> newestFirst() {
    List<Counted> ordered = new ArrayList<>(newest);
    ordered.sort(OLDEST_FIRST.reversed());
    return ordered.stream().map(CountedEvents::message).toList();
  }

  private static ExplainedEvent message(Counted counted) {
    EventFact fact = counted.event().fact();
    return ExplainedEvent.newBuilder()
        .setPartition(fact.partition())
        .setOffset(fact.offset())
        .setEventId(counted.event().eventId())
        .setOccurredAt(FeatureMessages.toTimestamp(fact.occurredAt()))
        .setEventType(fact.type().wireName())
        .setLines(counted.lines())
        .build();
  }
}
