package dev.tradewind.feature.identity;

import dev.tradewind.feature.identity.IdentityLinks.BeyondLinksException;
import dev.tradewind.feature.identity.IdentityLinks.Page;
import dev.tradewind.feature.identity.domain.Identities;
import dev.tradewind.feature.identity.domain.Link;
import dev.tradewind.feature.identity.domain.PersonIndex;
import dev.tradewind.feature.start.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps all links in memory, read from the first one at every start. While the ingestion service is
 * away, what is known goes on to be used.
 */
@Singleton
public class IdentityFollower {

  private static final Logger LOG = Logger.getLogger(IdentityFollower.class);
  private static final double JITTER = 0.2;

  private final IdentityLinks source;
  private final IdentityConfig config;
  private final PersonIndex persons;
  private volatile long position;
  private volatile boolean caughtUp;
  private volatile boolean full;
  private volatile boolean warned;
  private @Nullable Cancellable following;

  IdentityFollower(IdentityLinks source, IdentityConfig config) {
    String prefix = "tradewind.feature.identity.";
    Duration hour = Duration.ofHours(1);
    Settings.check(prefix + "max-links", config.maxLinks(), 1, 20_000_000);
    Settings.check(
        prefix + "long-poll", config.longPoll(), Duration.ofSeconds(1), Duration.ofSeconds(30));
    Settings.check(prefix + "first-retry", config.firstRetry(), Duration.ofMillis(1), hour);
    Settings.check(prefix + "longest-retry", config.longestRetry(), config.firstRetry(), hour);
    this.source = source;
    this.config = config;
    this.persons = new PersonIndex(config.maxLinks());
  }

  @Produces
  @Singleton
  Identities identities() {
    return persons;
  }

  PersonIndex persons() {
    return persons;
  }

  /** Whether the end of the links has been seen since the start. */
  public boolean isCaughtUp() {
    return caughtUp;
  }

  void start(@Observes StartupEvent event) {
    start();
  }

  synchronized void start() {
    following =
        Multi.createBy()
            .repeating()
            .uni(this::round)
            .whilst(ignored -> !full)
            .subscribe()
            .with(ignored -> {}, failure -> LOG.error("links are not followed any more", failure));
  }

  void stop(@Observes ShutdownEvent event) {
    stop();
  }

  synchronized void stop() {
    if (following != null) {
      following.cancel();
    }
  }

  private Uni<Boolean> round() {
    return Uni.createFrom()
        .deferred(
            () -> source.read(position, caughtUp && !warned ? config.longPoll() : Duration.ZERO))
        .onFailure(BeyondLinksException.class)
        .invoke(this::startOver)
        .onFailure(failure -> !(failure instanceof BeyondLinksException))
        .invoke(this::warn)
        .onFailure()
        .retry()
        .withBackOff(config.firstRetry(), config.longestRetry())
        .withJitter(JITTER)
        .indefinitely()
        .invoke(this::take)
        .replaceWith(true);
  }

  /** The ingestion service has other links than before: none of the old ones can be trusted. */
  private void startOver(Throwable failure) {
    LOG.warnf("links are read again from the first one: %s", failure.getMessage());
    persons.clear();
    position = 0;
  }

  private void warn(Throwable failure) {
    if (!warned) {
      LOG.warnf("links of identities do not come, going on with those known: %s", failure);
    }
    warned = true;
  }

  private void take(Page page) {
    for (Link link : page.links()) {
      if (!persons.add(link)) {
        full = true;
        caughtUp = true;
        LOG.errorf(
            "%d links are known, and no further ones will be: raise"
                + " tradewind.feature.identity.max-links",
            persons.size());
        return;
      }
    }
    warned = false;
    position = page.next();
    caughtUp |= position >= page.end();
  }
}
