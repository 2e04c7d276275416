package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.log.BeyondLogException;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.log.LogPage.LoggedEvent;
import dev.tradewind.feature.online.Commit;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.LiveCatalog;
import dev.tradewind.feature.online.OnlineStore;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Applies one partition of the log to one generation of the store, exactly once: states and the
 * position that they stand for are stored in one step, and only if the position is still the one
 * that the states were read at. Two followers of one partition therefore do no harm; the slower one
 * reads the position again.
 */
final class PartitionFollower {

  private static final Logger LOG = Logger.getLogger(PartitionFollower.class);
  private static final double JITTER = 0.2;

  private final int partition;
  private final Generation generation;
  private final EventLog log;
  private final OnlineStore store;
  private final Dispatch dispatch;
  private final Applier applier;
  private final MaterializationConfig config;
  private final Clock clock;
  private final LiveCatalog live;
  private final Freshness freshness;
  private final Lag lag;
  private volatile boolean positionKnown;
  private volatile long position;
  private volatile long end;
  private volatile boolean caughtUp;
  private volatile boolean stalled;
  private volatile boolean beyondLog;
  private volatile boolean gone;
  private volatile long nextReadMillis;

  PartitionFollower(
      int partition,
      Generation generation,
      ViewCatalog views,
      Following following,
      Freshness freshness) {
    this.partition = partition;
    this.generation = generation;
    this.dispatch = new Dispatch(views);
    this.log = following.log();
    this.store = following.store();
    this.config = following.config();
    this.applier =
        new Applier(
            partition, generation, store, config.cachedStates() / generation.shape().partitions());
    this.clock = following.clock();
    this.live = following.live();
    this.freshness = freshness;
    this.lag = new Lag(clock);
  }

  /** Follows until cancelled, or until the generation is no more. */
  Cancellable start() {
    return Multi.createBy()
        .repeating()
        .uni(this::round)
        .whilst(ignored -> !gone)
        .subscribe()
        .with(
            ignored -> {},
            failure -> LOG.errorf(failure, "partition %d is not followed any more", partition));
  }

  private Uni<Boolean> round() {
    return Uni.createFrom()
        .deferred(() -> positionKnown ? follow() : findPosition().chain(this::follow))
        .onFailure()
        .invoke(this::stall)
        .onFailure()
        .retry()
        .withBackOff(config.firstRetry(), config.longestRetry())
        .withJitter(JITTER)
        .indefinitely()
        .invoke(() -> stalled = false)
        .replaceWith(true);
  }

  private void stall(Throwable failure) {
    if (!stalled) {
      LOG.warnf("partition %d waits: %s", partition, failure);
    }
    stalled = true;
    beyondLog = failure instanceof BeyondLogException;
    lag.failed();
    // What became of a commit without an answer is not known.
    loseTrack();
  }

  private Uni<Void> findPosition() {
    return store
        .positions(generation.id())
        .invoke(
            positions -> {
              gone = positions.isEmpty();
              positions.ifPresent(found -> position = found.get(partition));
              positionKnown = !gone;
            })
        .replaceWithVoid();
  }

  private Uni<Void> follow() {
    if (gone) {
      return Uni.createFrom().voidItem();
    }
    // Whether all is well, and where the log ends, is to be known at once.
    Duration wait = stalled || !caughtUp ? Duration.ZERO : config.longPoll();
    lag.asking(wait);
    return pause()
        .chain(() -> log.read(partition, position, config.batchSize(), wait))
        .chain(
            page -> {
              end = page.endOffset();
              beyondLog = false;
              if (page.events().isEmpty()) {
                return Uni.createFrom().voidItem();
              }
              lag.pending(page.events().get(0).receivedAt());
              nextReadMillis = clock.millis() + config.readEvery().toMillis();
              return apply(page.events())
                  .invoke(
                      () -> lag.pending(page.events().get(page.events().size() - 1).receivedAt()));
            })
        .invoke(
            () -> {
              if (positionKnown && position >= end) {
                caughtUp = true;
                lag.nothingPending();
              }
            });
  }

  /** Lets events gather where they come in one after the other. */
  private Uni<Void> pause() {
    // A clock that was set back must not make it longer.
    long millis = Math.min(nextReadMillis - clock.millis(), config.readEvery().toMillis());
    Uni<Void> now = Uni.createFrom().voidItem();
    return caughtUp && position >= end && millis > 0
        ? now.onItem().delayIt().by(Duration.ofMillis(millis))
        : now;
  }

  private Uni<Void> apply(List<LoggedEvent> page) {
    long first = page.get(0).fact().offset();
    if (first != position) {
      throw new IllegalStateException(
          "partition " + partition + " was read from " + first + ", not from " + position);
    }
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Step step : Step.cut(dispatch, page)) {
      all = all.chain(() -> positionKnown ? apply(step) : Uni.createFrom().voidItem());
    }
    return all;
  }

  private Uni<Void> apply(Step step) {
    long next = position + step.events().size();
    return applier
        .apply(step, position)
        .invoke(outcome -> finish(step, outcome, next))
        .replaceWithVoid();
  }

  private void finish(Step step, Commit.Outcome outcome, long next) {
    switch (outcome) {
      case APPLIED -> {
        position = next;
        recordFreshness(step);
      }
      case SUPERSEDED -> loseTrack();
      case GONE -> {
        loseTrack();
        gone = true;
      }
    }
  }

  private void loseTrack() {
    positionKnown = false;
    applier.forget();
  }

  /**
   * Catching up with the past, or where no read sees it, says nothing about how fresh values are.
   */
  private void recordFreshness(Step step) {
    if (caughtUp && live.isOf(generation)) {
      Instant readable = clock.instant();
      step.events()
          .forEach(event -> freshness.record(Duration.between(event.receivedAt(), readable)));
    }
  }

  /** The next offset to apply, as far as is known. */
  long position() {
    return position;
  }

  /** Where the log ended when last seen. */
  long end() {
    return Math.max(end, position);
  }

  /** Whether it has ever seen the end of the log. */
  boolean isCaughtUp() {
    return caughtUp;
  }

  boolean isStalled() {
    return stalled;
  }

  /** See {@link dev.tradewind.feature.online.StoreLag}. */
  Duration lag() {
    return lag.now();
  }

  /** Whether the store stands for events that the log does not have. */
  boolean isBeyondLog() {
    return beyondLog;
  }
}
