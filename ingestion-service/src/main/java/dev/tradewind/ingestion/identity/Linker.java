package dev.tradewind.ingestion.identity;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.identity.domain.IdentityLink;
import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Links an alias to a shopper because the shop says so. */
@Singleton
class Linker {

  private final IdentityLinks links;
  private final LinkSignal signal;
  private final Clock clock;

  Linker(IdentityLinks links, LinkSignal signal, Clock clock) {
    this.links = links;
    this.signal = signal;
    this.clock = clock;
  }

  Uni<IdentityLink> link(String shopperId, String aliasId) {
    if (shopperId.equals(aliasId)) {
      String rule = "must not be the same as shopper_id";
      throw new ServiceException(
          CommonReason.FIELD_INVALID,
          "alias_id: " + rule,
          List.of(new FieldViolation("alias_id", rule)));
    }
    ProposedLink link =
        new ProposedLink(shopperId, aliasId, clock.instant().truncatedTo(ChronoUnit.MICROS));
    return links
        .link(List.of(link))
        .invoke(signal::made)
        .map(outcomes -> require(outcomes.get(0), link));
  }

  private static IdentityLink require(LinkOutcome outcome, ProposedLink link) {
    if (outcome instanceof LinkOutcome.Linked linked) {
      return linked.link();
    }
    if (outcome instanceof LinkOutcome.AliasTaken) {
      // Whose it is, is nothing that a caller who asks about this shopper needs to learn.
      throw new ServiceException(
          IngestionReason.ALIAS_TAKEN,
          "alias_id: " + link.aliasId() + " is linked to another shopper; the first link stays");
    }
    throw new ServiceException(
        IngestionReason.ALIAS_IS_SHOPPER,
        "alias_id: "
            + link.aliasId()
            + " has aliases of its own, or shopper_id "
            + link.shopperId()
            + " is itself an alias: link to the shopper at the end");
  }
}
