package dev.tradewind.inference.predictionlog.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The open rankings of one partition of the log. All of a shopper's events are in one partition, in
 * the order in which they were taken: so its time, and no other's, tells when a window is over.
 */
final class PartitionOutcomes {

  private final Duration window;
  private final int capacity;
  private final OutcomeBook book;
  private final LinkedHashMap<String, OpenRanking> open = new LinkedHashMap<>();
  private final Map<String, Deque<OpenRanking>> bySubject = new HashMap<>();

  PartitionOutcomes(Duration window, int capacity, OutcomeBook book) {
    this.window = window;
    this.capacity = capacity;
    this.book = book;
  }

  void shown(ShownRanking ranking) {
    if (open.size() == capacity) {
      close(open.values().iterator().next(), true);
    }
    OpenRanking opened = new OpenRanking(ranking);
    if (open.putIfAbsent(ranking.id(), opened) == null) {
      bySubject.computeIfAbsent(ranking.subject(), id -> new ArrayDeque<>()).addFirst(opened);
      book.counts(ranking).open();
    }
  }

  /** By the ranking's id, where it is told. */
  void clicked(String rankingId, String item, Instant at) {
    Optional.ofNullable(open.get(rankingId))
        .filter(ranking -> reaches(ranking, item, at))
        .ifPresent(ranking -> ranking.took(Step.CLICKED, item));
  }

  /** By the shopper: the latest ranking that showed the item gets the credit. */
  void took(Step step, String subject, String item, Instant at) {
    bySubject.getOrDefault(subject, new ArrayDeque<>()).stream()
        .filter(ranking -> reaches(ranking, item, at))
        .findFirst()
        .ifPresent(ranking -> ranking.took(step, item));
  }

  private boolean reaches(OpenRanking open, String item, Instant at) {
    ShownRanking ranking = open.ranking();
    return ranking.rank(item) > 0
        && !at.isBefore(ranking.at())
        && at.isBefore(ranking.at().plus(window));
  }

  /** Nothing that was received earlier comes any more. */
  void reached(Instant received) {
    Iterator<OpenRanking> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      OpenRanking next = oldest.next();
      if (received.isBefore(next.ranking().at().plus(window).plus(OutcomeBook.LATE))) {
        return;
      }
      oldest.remove();
      forget(next, false);
    }
  }

  private void close(OpenRanking ranking, boolean early) {
    open.remove(ranking.ranking().id());
    forget(ranking, early);
  }

  private void forget(OpenRanking closed, boolean early) {
    bySubject.computeIfPresent(
        closed.ranking().subject(),
        (subject, rankings) -> {
          rankings.remove(closed);
          return rankings.isEmpty() ? null : rankings;
        });
    book.counts(closed.ranking()).close(closed, early);
  }
}
