package dev.tradewind.feature.definition;

import dev.tradewind.api.feature.v1.FeatureView;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.start.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Keeps this instance's declaration that of the store. At start the service's own files are checked
 * and taken into the catalogue. Afterwards every revision is taken over: within moments of being
 * told of it, and at the latest with the next check.
 */
@Startup(DefinitionFollower.FIRST)
@Singleton
class DefinitionFollower {

  private static final Logger LOG = Logger.getLogger(DefinitionFollower.class);

  /** Before whatever needs the declaration is started. */
  static final int FIRST = 1;

  private final DefinitionConfig config;
  private final DefinitionStore store;
  private final RevisionNews news;
  private final ViewFiles files;
  private final Declarations declarations;
  private final DeclaredCatalog declared;
  private Cancellable following = () -> {};
  private long unreadable = -1;

  DefinitionFollower(
      DefinitionConfig config,
      DefinitionStore store,
      RevisionNews news,
      ViewFiles files,
      Declarations declarations,
      DeclaredCatalog declared) {
    String prefix = "tradewind.feature.definitions.";
    Duration soon = Duration.ofMillis(100);
    Settings.check(prefix + "timeout", config.timeout(), soon, Duration.ofMinutes(1));
    Settings.check(prefix + "check-every", config.checkEvery(), soon, Duration.ofHours(1));
    this.config = config;
    this.store = store;
    this.news = news;
    this.files = files;
    this.declarations = declarations;
    this.declared = declared;
  }

  @PostConstruct
  void start() {
    List<FeatureView> shipped = files.load(config);
    StoredCatalogue stored =
        store
            .change(
                before ->
                    new StoredCatalogue(
                        before.revision(),
                        ViewSpec.STATE_VERSION,
                        before.catalogue().ship(shipped)))
            .await()
            .atMost(config.timeout().multipliedBy(2));
    declared.take(declarations.of(stored));
    Multi<Long> revisions =
        Multi.createBy()
            .merging()
            .streams(
                news.revisions(),
                Multi.createFrom()
                    .ticks()
                    .every(config.checkEvery())
                    .onOverflow()
                    .drop()
                    .onItem()
                    .transformToUniAndConcatenate(tick -> askedRevision()));
    following =
        revisions
            .filter(revision -> revision > declared.current().revision())
            .onItem()
            .transformToUniAndConcatenate(revision -> takeOver())
            .subscribe()
            .with(
                ignored -> {},
                failure -> LOG.error("definitions are not followed any more", failure));
  }

  void stop(@Observes ShutdownEvent event) {
    following.cancel();
  }

  private Uni<Long> askedRevision() {
    return store.revision().onFailure().recoverWithItem(this::unanswered);
  }

  private Uni<Long> takeOver() {
    return store
        .read()
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            stored -> {
              take(stored);
              return stored.revision();
            })
        .onFailure()
        .recoverWithItem(this::unanswered);
  }

  private void take(StoredCatalogue stored) {
    try {
      declared.take(declarations.of(stored));
      LOG.infof("definitions: revision %d", stored.revision());
    } catch (RuntimeException laterRelease) {
      if (unreadable != stored.revision()) {
        unreadable = stored.revision();
        LOG.errorf(
            laterRelease,
            "definitions: revision %d cannot be read by this release, going on with revision %d",
            stored.revision(),
            declared.current().revision());
      }
    }
  }

  private long unanswered(Throwable failure) {
    LOG.warnf("definitions: going on with revision %d: %s", declared.current().revision(), failure);
    return declared.current().revision();
  }
}
