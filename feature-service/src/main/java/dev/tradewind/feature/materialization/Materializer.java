package dev.tradewind.feature.materialization;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.Declaration;
import dev.tradewind.feature.online.Blueprint;
import dev.tradewind.feature.online.Generation;
import dev.tradewind.feature.online.Generations;
import dev.tradewind.feature.online.OnlineStore.Rebuild;
import dev.tradewind.feature.online.StoreLag;
import dev.tradewind.feature.online.StoreShape;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the online store derived from the log, by the definitions that are declared. Every so often
 * it asks the store which generations there are, and follows exactly those, each by its own
 * definitions: the live one, and beside it the one being built, which takes its place once it has
 * seen the end of the log. A declaration that the live generation does not cover begins a new one.
 * A store that was emptied has no live generation: a new one is opened and derived from the first
 * event on. All changes are the store's, so that several instances may do this at once, also with
 * different declarations.
 */
public final class Materializer implements StoreLag {

  private static final Logger LOG = Logger.getLogger(Materializer.class);

  /** A live generation that gives way is overtaken within moments, or something else is wrong. */
  private static final int PROMOTION_TRIES = 20;

  private static final Duration PROMOTION_PAUSE = Duration.ofMillis(10);

  private final Following following;
  private final Freshness freshness = new Freshness();
  private final Followers followers;
  private volatile int partitions;
  private volatile @Nullable Generations known;
  private volatile @Nullable Generations cleaned;
  private volatile boolean stalled = true;
  private volatile boolean stopped;
  private boolean warned;
  private Cancellable checking = () -> {};

  public Materializer(Following following) {
    this.following = following;
    this.followers = new Followers(following, freshness);
  }

  /** Starts to follow the log; returns at once, and goes on until {@link #stop}. */
  public void start() {
    checking =
        Multi.createBy()
            .repeating()
            .uni(this::check)
            .withDelay(following.config().checkEvery())
            .indefinitely()
            .subscribe()
            .with(ignored -> {}, failure -> LOG.error("the log is not followed any more", failure));
  }

  /** From here on nothing begins any more; what was sent to the store may still arrive there. */
  public void stop() {
    stopped = true;
    checking.cancel();
    followers.stop();
  }

  /** Begins to derive the store anew by what is declared, unless that is under way. */
  public Uni<Void> rebuild() {
    return partitions().chain(count -> rebuild("", true)).replaceWithVoid();
  }

  /** How far everything is. */
  public MaterializationStatus status() {
    return MaterializationStatus.of(followed(), stalled, freshness);
  }

  @Override
  public Duration lag() {
    Generations found = known;
    return found == null
        ? UNKNOWN
        : followers
            .of(found.live().id())
            // Left alone in the moments before its successor takes its place.
            .or(() -> found.building().flatMap(building -> followers.of(building.id())))
            .map(GenerationFollower::lag)
            .orElse(UNKNOWN);
  }

  private Optional<GenerationFollower> followed() {
    return Optional.ofNullable(known)
        .map(generations -> generations.building().orElse(generations.live()))
        .flatMap(generation -> followers.of(generation.id()));
  }

  /** A repetition that was about to begin is not cancelled with the others: it must see the end. */
  private Uni<Boolean> check() {
    if (stopped) {
      return Uni.createFrom().nothing();
    }
    return partitions()
        .chain(this::look)
        .chain(this::act)
        .invoke(this::noteAnswer)
        .replaceWith(true)
        .onFailure()
        .recoverWithItem(this::noteFailure);
  }

  private boolean noteFailure(Throwable failure) {
    if (!warned) {
      LOG.warnf("the log or the store does not answer, trying again: %s", failure);
    }
    warned = true;
    stalled = true;
    return false;
  }

  private void noteAnswer() {
    warned = false;
    stalled = false;
  }

  /** How many the log has; the number never changes while a log lives. */
  private Uni<Integer> partitions() {
    return partitions > 0
        ? Uni.createFrom().item(partitions)
        : following
            .log()
            .endOffsets()
            .map(
                ends -> {
                  partitions = ends.size();
                  return partitions;
                });
  }

  private Uni<Sighting> look(int count) {
    return following
        .store()
        .generations()
        .chain(found -> found.map(Uni.createFrom()::item).orElseGet(this::open))
        .chain(this::look);
  }

  private Uni<Generations> open() {
    return stopped
        ? Uni.createFrom().nothing()
        : following.store().open(GenerationId.next(), blueprint());
  }

  private Uni<Sighting> look(Generations found) {
    Uni<Optional<ViewCatalog>> building =
        found
            .building()
            .map(generation -> following.views().of(generation))
            .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    return following
        .views()
        .of(found.live())
        .chain(live -> building.map(views -> new Sighting(found, live, views)));
  }

  private Uni<Void> act(Sighting sighting) {
    Generations found = sighting.generations();
    known = found;
    following.live().take(found.live(), sighting.live());
    Action.Progress progress = progress(found);
    followers.follow(toFollow(sighting, progress));
    Action action = Action.decide(sighting, following.declared().current(), progress);
    if (action instanceof Action.Rebuild rebuild) {
      return rebuild(rebuild.insteadOf(), false);
    }
    if (action instanceof Action.Promote promote) {
      return promote(promote, PROMOTION_TRIES);
    }
    boolean unclean = found.building().isEmpty() && !found.equals(cleaned);
    return unclean
        ? following.store().deleteCondemned().invoke(() -> cleaned = found)
        : Uni.createFrom().voidItem();
  }

  private Action.Progress progress(Generations found) {
    Optional<GenerationFollower> live = followers.of(found.live().id());
    Optional<GenerationFollower> building =
        found.building().flatMap(generation -> followers.of(generation.id()));
    return new Action.Progress(
        partitions,
        live.filter(GenerationFollower::isBeyondLog).isPresent(),
        building.filter(GenerationFollower::isBeyondLog).isPresent(),
        building.filter(GenerationFollower::isCaughtUp).isPresent());
  }

  /** A live one that is about to be replaced is left alone, so that its successor overtakes it. */
  private static Map<Generation, ViewCatalog> toFollow(
      Sighting sighting, Action.Progress progress) {
    Map<Generation, ViewCatalog> wanted = new LinkedHashMap<>(sighting.followable());
    if (progress.caughtUp()) {
      wanted.remove(sighting.generations().live());
    }
    return wanted;
  }

  private Uni<Void> rebuild(String insteadOf, boolean evenOlder) {
    return following
        .store()
        .beginRebuild(new Rebuild(GenerationId.next(), blueprint(), insteadOf, evenOlder))
        .invoke(
            building ->
                building.ifPresent(
                    begun ->
                        LOG.infof(
                            "generation %s is being derived, revision %d",
                            begun.id(), begun.revision())))
        .replaceWithVoid();
  }

  private Uni<Void> promote(Action.Promote promote, int tries) {
    return following
        .store()
        .promote(promote.generation(), promote.evenBehind())
        .chain(
            done -> {
              if (done) {
                LOG.infof("generation %s is live", promote.generation());
                return following.live().refresh().replaceWithVoid();
              }
              return tries == 1
                  ? Uni.createFrom().voidItem()
                  : Uni.createFrom()
                      .voidItem()
                      .onItem()
                      .delayIt()
                      .by(PROMOTION_PAUSE)
                      .chain(() -> promote(promote, tries - 1));
            });
  }

  private Blueprint blueprint() {
    Declaration declaration = following.declared().current();
    return new Blueprint(
        StoreShape.of(declaration.catalog(), partitions),
        declaration.revision(),
        declaration.definitions());
  }
}
