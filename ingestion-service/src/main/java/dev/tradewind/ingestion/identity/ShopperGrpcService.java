package dev.tradewind.ingestion.identity;

import dev.tradewind.api.ingestion.v1.GetIdentityRequest;
import dev.tradewind.api.ingestion.v1.GetIdentityResponse;
import dev.tradewind.api.ingestion.v1.LinkIdentityRequest;
import dev.tradewind.api.ingestion.v1.LinkIdentityResponse;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksRequest;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksResponse;
import dev.tradewind.api.ingestion.v1.ShopperService;
import dev.tradewind.ingestion.identity.domain.IdentityLink;
import dev.tradewind.ingestion.message.Times;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** The gRPC edge of identities. */
@GrpcService
class ShopperGrpcService implements ShopperService {

  private static final int DEFAULT_MAX_LINKS = 1_000;

  private final Linker linker;
  private final LinkReader reader;
  private final IdentityLinks links;

  ShopperGrpcService(Linker linker, LinkReader reader, IdentityLinks links) {
    this.linker = linker;
    this.reader = reader;
    this.links = links;
  }

  @Override
  public Uni<LinkIdentityResponse> linkIdentity(LinkIdentityRequest request) {
    return linker
        .link(request.getShopperId(), request.getAliasId())
        .map(link -> LinkIdentityResponse.newBuilder().setLink(message(link)).build());
  }

  @Override
  public Uni<GetIdentityResponse> getIdentity(GetIdentityRequest request) {
    return links
        .find(request.getId())
        .map(
            identity -> {
              GetIdentityResponse.Builder response =
                  GetIdentityResponse.newBuilder().setShopperId(identity.shopperId());
              identity.links().forEach(link -> response.addLinks(message(link)));
              return response.build();
            });
  }

  @Override
  public Uni<ReadIdentityLinksResponse> readIdentityLinks(ReadIdentityLinksRequest request) {
    int maxLinks = request.getMaxLinks() == 0 ? DEFAULT_MAX_LINKS : request.getMaxLinks();
    Duration wait =
        Duration.ofSeconds(request.getWait().getSeconds(), request.getWait().getNanos());
    return reader
        .read(request.getFromSequence(), maxLinks, wait)
        .map(
            slice -> {
              ReadIdentityLinksResponse.Builder response =
                  ReadIdentityLinksResponse.newBuilder()
                      .setNextSequence(request.getFromSequence() + slice.links().size())
                      .setEndSequence(slice.endSequence());
              slice.links().forEach(link -> response.addLinks(message(link)));
              return response.build();
            });
  }

  private static dev.tradewind.api.ingestion.v1.IdentityLink message(IdentityLink link) {
    return dev.tradewind.api.ingestion.v1.IdentityLink.newBuilder()
        .setSequence(link.sequence())
        .setShopperId(link.shopperId())
        .setAliasId(link.aliasId())
        .setLinkedAt(Times.message(link.linkedAt()))
        .build();
  }
}
