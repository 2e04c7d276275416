package dev.tradewind.feature.identity;

import dev.tradewind.feature.history.People;
import dev.tradewind.feature.history.domain.Identities;
import dev.tradewind.feature.history.domain.IdentityLink;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Who is who, for history: by the links that are known when it begins. */
@Singleton
class KnownPeople implements People {

  private final IdentityFollower follower;

  KnownPeople(IdentityFollower follower) {
    this.follower = follower;
  }

  @Override
  public Uni<Identities> now() {
    if (!follower.isCaughtUp()) {
      return Uni.createFrom()
          .failure(
              new ServiceException(
                  CommonReason.DEPENDENCY_UNAVAILABLE,
                  "identities: the links have not been read yet; try again later"));
    }
    int known = follower.persons().size();
    return Uni.createFrom()
        .item(
            id ->
                follower
                    .persons()
                    .linkOf(id, known)
                    .map(link -> new IdentityLink(link.shopper(), link.linkedAt())));
  }
}
