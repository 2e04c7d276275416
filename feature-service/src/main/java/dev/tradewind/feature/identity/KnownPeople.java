package dev.tradewind.feature.identity;

import dev.tradewind.feature.identity.domain.Links;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Who is who, by the links that are known when a reader begins. */
@Singleton
class KnownPeople implements People {

  private final IdentityFollower follower;

  KnownPeople(IdentityFollower follower) {
    this.follower = follower;
  }

  @Override
  public Uni<Links> now() {
    if (!follower.isCaughtUp()) {
      return Uni.createFrom()
          .failure(
              new ServiceException(
                  CommonReason.DEPENDENCY_UNAVAILABLE,
                  "identities: the links have not been read yet; try again later"));
    }
    return Uni.createFrom().item(follower.persons().known());
  }
}
