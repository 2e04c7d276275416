package dev.tradewind.feature.api;

import dev.tradewind.api.ingestion.v1.IdentityLink;
import dev.tradewind.api.ingestion.v1.MutinyShopperServiceGrpc;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksRequest;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksResponse;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Ingestion's identities over real gRPC, kept in memory. */
public final class FakeShoppers extends MutinyShopperServiceGrpc.ShopperServiceImplBase {

  private static final Duration GLANCE = Duration.ofMillis(5);

  private final List<IdentityLink> links = new ArrayList<>();

  public synchronized void link(String shopper, String alias, Instant at) {
    links.add(
        IdentityLink.newBuilder()
            .setSequence(links.size())
            .setShopperId(shopper)
            .setAliasId(alias)
            .setLinkedAt(ShopEvents.timestamp(at))
            .build());
  }

  @Override
  public Uni<ReadIdentityLinksResponse> readIdentityLinks(ReadIdentityLinksRequest request) {
    return read(request, Duration.ofSeconds(request.getWait().getSeconds()));
  }

  private Uni<ReadIdentityLinksResponse> read(ReadIdentityLinksRequest request, Duration wait) {
    ReadIdentityLinksResponse page = page(request);
    if (page.getLinksCount() > 0 || wait.compareTo(GLANCE) < 0) {
      return Uni.createFrom().item(page);
    }
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(GLANCE)
        .chain(() -> read(request, wait.minus(GLANCE)));
  }

  private synchronized ReadIdentityLinksResponse page(ReadIdentityLinksRequest request) {
    return ReadIdentityLinksResponse.newBuilder()
        .addAllLinks(links.subList((int) request.getFromSequence(), links.size()))
        .setNextSequence(links.size())
        .setEndSequence(links.size())
        .build();
  }
}
