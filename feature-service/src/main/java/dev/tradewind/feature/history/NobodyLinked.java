package dev.tradewind.feature.history;

import dev.tradewind.feature.history.domain.Identities;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Of a log without identities. */
@DefaultBean
@Singleton
class NobodyLinked implements People {

  @Override
  public Uni<Identities> now() {
    return Uni.createFrom().item(Identities.NONE);
  }
}
