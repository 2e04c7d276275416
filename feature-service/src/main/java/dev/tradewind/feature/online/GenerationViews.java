package dev.tradewind.feature.online;

import com.google.protobuf.ByteString;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The views that generations are derived by. They come from the store and not from what is declared
 * now, so that every instance can read and follow every generation.
 */
public final class GenerationViews {

  private static final Logger LOG = Logger.getLogger(GenerationViews.class);

  /** There are two at a time; this many may follow each other before old ones are forgotten. */
  private static final int MAX_REMEMBERED = 16;

  private final OnlineStore store;
  private final Function<ByteString, ViewCatalog> codec;
  private final Map<String, Optional<ViewCatalog>> remembered = new ConcurrentHashMap<>();

  /**
   * Over a store.
   *
   * @param codec unpacks definitions; fails with IllegalArgumentException where it cannot
   */
  public GenerationViews(OnlineStore store, Function<ByteString, ViewCatalog> codec) {
    this.store = store;
    this.codec = codec;
  }

  /**
   * The views of a generation; empty where it is no more, or where this release cannot read its
   * definitions or its states.
   */
  public Uni<Optional<ViewCatalog>> of(Generation generation) {
    Optional<ViewCatalog> known = remembered.get(generation.id());
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return store
        .definitions(generation.id())
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(
            definitions -> {
              if (definitions.isEmpty()) {
                return Optional.empty();
              }
              Optional<ViewCatalog> views = read(generation, definitions.get());
              if (remembered.size() >= MAX_REMEMBERED) {
                remembered.clear();
              }
              remembered.put(generation.id(), views);
              return views;
            });
  }

  private Optional<ViewCatalog> read(Generation generation, ByteString definitions) {
    try {
      ViewCatalog views = codec.apply(definitions);
      int partitions = generation.shape().partitions();
      if (StoreShape.of(views, partitions).equals(generation.shape())) {
        return Optional.of(views);
      }
      LOG.infof("generation %s has states of another release", generation.id());
    } catch (IllegalArgumentException laterRelease) {
      LOG.warnf(laterRelease, "generation %s cannot be read by this release", generation.id());
    }
    return Optional.empty();
  }
}
