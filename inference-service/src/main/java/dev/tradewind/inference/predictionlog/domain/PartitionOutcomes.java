package dev.tradewind.inference.predictionlog.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * The open rankings of one partition of the log. All of a shopper's events are in one partition, in
 * the order in which they were taken: so its time, and no other's, tells when a window is over.
 *
 * <p>A ranking may reach the log after what came of it. What shoppers do is therefore held for
 * {@link OutcomeBook#HELD} of the log's time before it is matched, so that it then meets every
 * ranking that it can have come from.
 */
final class PartitionOutcomes {

  private final Duration window;
  private final int capacity;
  private final LinkedHashMap<String, OpenRanking> open = new LinkedHashMap<>();
  private final Map<String, Deque<OpenRanking>> bySubject = new HashMap<>();
  private final Queue<Taken> held = new ArrayDeque<>();

  PartitionOutcomes(Duration window, int capacity) {
    this.window = window;
    this.capacity = capacity;
  }

  void shown(ShownRanking ranking, VersionTally tally) {
    if (open.size() == capacity) {
      close(open.values().iterator().next(), true);
    }
    OpenRanking opened = new OpenRanking(ranking, tally);
    if (open.putIfAbsent(ranking.id(), opened) == null) {
      bySubject.computeIfAbsent(ranking.subject(), id -> new ArrayDeque<>()).addFirst(opened);
      tally.open();
    }
  }

  /** Where too much is held, the oldest is matched with what is known already. */
  void took(Taken taken) {
    if (held.size() == capacity) {
      match(held.remove());
    }
    held.add(taken);
  }

  private void match(Taken taken) {
    Optional<OpenRanking> ranking =
        taken.step() == Step.CLICKED
            ? Optional.ofNullable(open.get(taken.key())).filter(one -> reaches(one, taken))
            : latest(taken);
    ranking.ifPresent(one -> one.took(taken.step(), taken.item()));
  }

  /** The latest ranking of the shopper that showed the item gets the credit. */
  private Optional<OpenRanking> latest(Taken taken) {
    return bySubject.getOrDefault(taken.key(), new ArrayDeque<>()).stream()
        .filter(ranking -> reaches(ranking, taken))
        .max(Comparator.comparing(ranking -> ranking.ranking().at()));
  }

  private boolean reaches(OpenRanking open, Taken taken) {
    ShownRanking ranking = open.ranking();
    return ranking.rank(taken.item()) > 0
        && !taken.at().isBefore(ranking.at())
        && taken.at().isBefore(ranking.at().plus(window));
  }

  /** Nothing that was received earlier comes any more. */
  void reached(Instant received) {
    while (!held.isEmpty()
        && !received.isBefore(held.element().received().plus(OutcomeBook.HELD))) {
      match(held.remove());
    }
    Duration settling = window.plus(OutcomeBook.LATE).plus(OutcomeBook.HELD);
    Iterator<OpenRanking> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      OpenRanking next = oldest.next();
      if (received.isBefore(next.ranking().at().plus(settling))) {
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
    closed.tally().close(closed, early);
  }
}
