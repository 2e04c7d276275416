package dev.tradewind.feature.online;

import dev.tradewind.feature.definition.DeclaredCatalog;
import dev.tradewind.feature.definition.DefinitionCodec;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One of each for the whole service. */
@Singleton
class LiveCatalogProducer {

  @Produces
  @Singleton
  GenerationViews views(OnlineStore store, DefinitionCodec codec) {
    return new GenerationViews(store, codec::unpack);
  }

  @Produces
  @Singleton
  LiveCatalog live(OnlineStore store, GenerationViews views, DeclaredCatalog declared) {
    return new LiveCatalog(store, views, declared);
  }
}
