package dev.tradewind.ingestion.identity;

import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.signal.GrowthSignal;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Wakes readers of the links when there is a new one. */
@Singleton
class LinkSignal {

  /** The links are one sequence. */
  private static final int ONLY_PARTITION = 0;

  private final GrowthSignal signal;

  LinkSignal(IdentityConfig config) {
    signal = new GrowthSignal(config.maxWaiting());
  }

  /** Whether there was a link of this sequence within the time; answers as soon as there is. */
  Uni<Boolean> grownBeyond(long sequence, Duration atMost) {
    return signal.grownBeyond(ONLY_PARTITION, sequence, atMost);
  }

  /** Tells of links that are there now, new or known. */
  void made(List<LinkOutcome> outcomes) {
    outcomes.stream()
        .filter(LinkOutcome.Linked.class::isInstance)
        .mapToLong(outcome -> ((LinkOutcome.Linked) outcome).link().sequence() + 1)
        .max()
        .ifPresent(this::endsAt);
  }

  /** Says where the sequence ends now. */
  void endsAt(long endSequence) {
    signal.appended(Map.of(ONLY_PARTITION, endSequence));
  }

  boolean isAwaited() {
    return signal.isAwaited();
  }
}
