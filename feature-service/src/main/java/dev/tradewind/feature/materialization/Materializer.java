package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.StoreShape;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the online store derived from the log. Every so often it asks the store which generations
 * there are, and follows exactly those: the live one, and beside it the one being built, which
 * takes its place once it has seen the end of the log. A store that was emptied has no live
 * generation: a new one is opened and derived from the first event on. All decisions are the
 * store's, so that several instances may do this at once.
 */
public final class Materializer {

  private static final Logger LOG = Logger.getLogger(Materializer.class);

  private final Following following;
  private final Map<String, GenerationFollower> followers = new LinkedHashMap<>();
  private @Nullable StoreShape shape;
  private @Nullable Generations known;
  private @Nullable Generations cleaned;
  private boolean checkedBefore;
  private boolean stalled = true;
  private boolean warned;
  private @Nullable Cancellable checking;

  public Materializer(
      EventLog log,
      OnlineStore store,
      ViewCatalog catalog,
      MaterializationConfig config,
      Clock clock) {
    this.following = new Following(log, store, catalog, config, clock, new Freshness());
  }

  /** Starts to follow the log; returns at once, and goes on until {@link #stop}. */
  public synchronized void start() {
    checking =
        Multi.createBy()
            .repeating()
            .uni(this::check)
            .withDelay(following.config().checkEvery())
            .indefinitely()
            .subscribe()
            .with(ignored -> {}, failure -> LOG.error("the log is not followed any more", failure));
  }

  public synchronized void stop() {
    if (checking != null) {
      checking.cancel();
    }
    followers.values().forEach(GenerationFollower::stop);
    followers.clear();
  }

  /** Begins to derive the store anew, unless that is under way. */
  public Uni<Void> rebuild() {
    return shape()
        .chain(wanted -> following.store().beginRebuild(newId(), wanted))
        .invoke(building -> LOG.infof("generation %s is being derived", building.id()))
        .replaceWithVoid();
  }

  /** How far everything is. */
  public synchronized MaterializationStatus status() {
    return MaterializationStatus.of(followed(), stalled, following.freshness());
  }

  private Optional<GenerationFollower> followed() {
    return Optional.ofNullable(known)
        .map(generations -> generations.building().orElse(generations.live()))
        .map(generation -> followers.get(generation.id()));
  }

  private Uni<Boolean> check() {
    return shape()
        .chain(wanted -> following.store().open(newId(), wanted).chain(found -> act(found, wanted)))
        .invoke(() -> note(false))
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(
            failure -> {
              if (!isWarned()) {
                LOG.warnf("the log or the store does not answer, trying again: %s", failure);
              }
              note(true);
              return false;
            });
  }

  private synchronized boolean isWarned() {
    return warned;
  }

  private synchronized void note(boolean nowStalled) {
    stalled = nowStalled;
    warned = nowStalled;
    checkedBefore |= !nowStalled;
  }

  private Uni<StoreShape> shape() {
    StoreShape found = shapeIfKnown();
    if (found != null) {
      return Uni.createFrom().item(found);
    }
    return following
        .log()
        .endOffsets()
        .map(ends -> remember(StoreShape.of(following.catalog(), ends.size())));
  }

  private synchronized @Nullable StoreShape shapeIfKnown() {
    return shape;
  }

  private synchronized StoreShape remember(StoreShape found) {
    shape = found;
    return found;
  }

  private Uni<Void> act(Generations found, StoreShape wanted) {
    Action action = decide(found, wanted);
    OnlineStore store = following.store();
    return switch (action.kind()) {
      case NOTHING -> Uni.createFrom().voidItem();
      case REBUILD -> rebuild();
      case PROMOTE ->
          store
              .promote(action.generation(), action.evenBehind())
              .invoke(done -> LOG.debugf("generation %s live: %s", action.generation(), done))
              .replaceWithVoid();
      case CLEAN -> store.deleteCondemned().invoke(() -> noteCleaned(found));
    };
  }

  private record Action(Kind kind, String generation, boolean evenBehind) {
    enum Kind {
      NOTHING,
      REBUILD,
      PROMOTE,
      CLEAN
    }
  }

  private synchronized Action decide(Generations found, StoreShape wanted) {
    known = found;
    GenerationFollower live = followers.get(found.live().id());
    boolean liveIsWrong =
        !found.live().shape().equals(wanted) || (live != null && live.isBeyondLog());
    Optional<GenerationFollower> caughtUp =
        found
            .building()
            .map(building -> followers.get(building.id()))
            .filter(GenerationFollower::isCaughtUp);
    follow(found, wanted, caughtUp.isPresent());
    if (caughtUp.isPresent()) {
      return new Action(Action.Kind.PROMOTE, caughtUp.get().generation().id(), liveIsWrong);
    }
    if (isRebuildNeeded(found, wanted, live)) {
      return new Action(Action.Kind.REBUILD, "", false);
    }
    boolean unclean = found.building().isEmpty() && !found.equals(cleaned);
    return new Action(unclean ? Action.Kind.CLEAN : Action.Kind.NOTHING, "", false);
  }

  /**
   * A generation of another shape is replaced at start only: one that turns up later belongs to an
   * instance that was started after this one.
   */
  private boolean isRebuildNeeded(
      Generations found, StoreShape wanted, @Nullable GenerationFollower live) {
    if (found.building().isPresent()) {
      return !checkedBefore && !found.building().get().shape().equals(wanted);
    }
    return live != null
        ? live.isBeyondLog()
        : !checkedBefore && !found.live().shape().equals(wanted);
  }

  private synchronized void noteCleaned(Generations found) {
    cleaned = found;
  }

  /**
   * Follows what is to be followed, and nothing else. Only a generation of our own shape can be.
   * One that is about to be replaced is not followed any more, so that its successor can overtake
   * it.
   */
  private void follow(Generations found, StoreShape wanted, boolean liveGivesWay) {
    List<Generation> ours = new ArrayList<>();
    if (!liveGivesWay) {
      ours.add(found.live());
    }
    found.building().ifPresent(ours::add);
    ours.removeIf(generation -> !generation.shape().equals(wanted));
    followers
        .entrySet()
        .removeIf(
            entry -> {
              boolean obsolete =
                  ours.stream().noneMatch(generation -> generation.id().equals(entry.getKey()));
              if (obsolete) {
                entry.getValue().stop();
              }
              return obsolete;
            });
    for (Generation generation : ours) {
      if (!followers.containsKey(generation.id())) {
        GenerationFollower follower = new GenerationFollower(generation, following);
        followers.put(generation.id(), follower);
        follower.start();
      }
    }
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }
}
