package dev.tradewind.ingestion.identity;

import dev.tradewind.ingestion.identity.domain.Identity;
import dev.tradewind.ingestion.identity.domain.IdentityLink;
import dev.tradewind.ingestion.identity.domain.LinkOutcome;
import dev.tradewind.ingestion.identity.domain.LinkSlice;
import dev.tradewind.ingestion.identity.domain.ProposedLink;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links in memory. */
final class InMemoryIdentityLinks implements IdentityLinks {

  private final List<IdentityLink> links = new ArrayList<>();
  private int calls;

  @Override
  public Uni<List<LinkOutcome>> link(List<ProposedLink> proposed) {
    return Uni.createFrom().item(() -> linkAll(proposed));
  }

  private synchronized List<LinkOutcome> linkAll(List<ProposedLink> proposed) {
    calls++;
    return proposed.stream().map(this::linkOne).toList();
  }

  private LinkOutcome linkOne(ProposedLink proposed) {
    Optional<IdentityLink> known = linkOf(proposed.aliasId());
    if (known.isPresent()) {
      return known.get().shopperId().equals(proposed.shopperId())
          ? new LinkOutcome.Linked(known.get())
          : new LinkOutcome.AliasTaken();
    }
    if (!linksOf(proposed.aliasId()).isEmpty() || linkOf(proposed.shopperId()).isPresent()) {
      return new LinkOutcome.AliasIsShopper();
    }
    IdentityLink made =
        new IdentityLink(
            links.size(), proposed.shopperId(), proposed.aliasId(), proposed.linkedAt());
    links.add(made);
    return new LinkOutcome.Linked(made);
  }

  private Optional<IdentityLink> linkOf(String alias) {
    return links.stream().filter(link -> link.aliasId().equals(alias)).findFirst();
  }

  private List<IdentityLink> linksOf(String shopper) {
    return links.stream().filter(link -> link.shopperId().equals(shopper)).toList();
  }

  @Override
  public Uni<Identity> find(String id) {
    return Uni.createFrom().item(() -> identity(id));
  }

  private synchronized Identity identity(String id) {
    String shopper = linkOf(id).map(IdentityLink::shopperId).orElse(id);
    return new Identity(shopper, linksOf(shopper));
  }

  @Override
  public Uni<LinkSlice> read(long fromSequence, int maxLinks) {
    return Uni.createFrom().item(() -> slice(fromSequence, maxLinks));
  }

  private synchronized LinkSlice slice(long from, int most) {
    return new LinkSlice(links.stream().skip(from).limit(most).toList(), links.size());
  }

  /** How often links were asked for. */
  synchronized int calls() {
    return calls;
  }
}
