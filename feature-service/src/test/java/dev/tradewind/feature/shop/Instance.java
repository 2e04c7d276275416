package dev.tradewind.feature.shop;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.Declaration;
import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.identity.domain.PersonIndex;
import dev.tradewind.feature.log.EventLog;
import dev.tradewind.feature.materialization.Following;
import dev.tradewind.feature.materialization.MaterializationConfig;
import dev.tradewind.feature.materialization.Materializer;
import dev.tradewind.feature.online.GenerationViews;
import dev.tradewind.feature.online.LiveCatalog;
import dev.tradewind.feature.online.OnlineFeatures;
import dev.tradewind.feature.online.OnlineStore;
import dev.tradewind.feature.online.TestOnlineConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One instance of the service, as far as values are concerned; several may share log and store. */
public final class Instance {

  private static final int MAX_LINKS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** Packed definitions stand for catalogues by a number, the same for all instances. */
  private static final Map<ByteString, ViewCatalog> PACKED = new ConcurrentHashMap<>();

  private final DeclaredCatalog declared = new DeclaredCatalog();
  private final GenerationViews views;
  private final LiveCatalog live;
  private final Materializer materializer;
  private final OnlineFeatures online;

  public Instance(EventLog log, OnlineStore store, MaterializationConfig config, Clock clock) {
    views = new GenerationViews(store, PACKED::get);
    live = new LiveCatalog(store, views, declared);
    materializer =
        new Materializer(new Following(log, store, declared, views, live, config, clock));
    online =
        new OnlineFeatures(
            live,
            declared,
            store::read,
            new PersonIndex(MAX_LINKS),
            materializer,
            clock,
            (features, answer) -> {},
            new TestOnlineConfig());
  }

  /** What the instance learns about the catalogue. */
  public Instance declare(long revision, ViewCatalog catalog) {
    return declare(revision, catalog, true);
  }

  /**
   * What the instance learns about the catalogue.
   *
   * @param decides false for an instance of a release that is being replaced
   */
  public Instance declare(long revision, ViewCatalog catalog, boolean decides) {
    ByteString packed = ByteString.copyFromUtf8(Integer.toString(PACKED.size()));
    PACKED.put(packed, catalog);
    declared.take(new Declaration(revision, decides, List.of(), catalog, packed));
    return this;
  }

  public Instance start() {
    materializer.start();
    return this;
  }

  /** As far as others can tell, this is a crash: whatever was under way stays as it is. */
  public void stop() {
    materializer.stop();
  }

  public Materializer materializer() {
    return materializer;
  }

  public OnlineFeatures online() {
    return online;
  }

  /** The views that the live generation is derived by. */
  public ViewCatalog derivedViews() {
    return views
        .of(live.current().orElseThrow().generation())
        .await()
        .atMost(PATIENCE)
        .orElseThrow();
  }

  public LiveCatalog live() {
    return live;
  }
}
