package dev.tradewind.feature.identity;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.ingestion.v1.IdentityLink;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksRequest;
import dev.tradewind.api.ingestion.v1.ReadIdentityLinksResponse;
import dev.tradewind.api.ingestion.v1.ShopperService;
import dev.tradewind.feature.aggregate.domain.Micros;
import dev.tradewind.feature.identity.domain.Link;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The links over ingestion-service's gRPC. */
@Singleton
class GrpcIdentityLinks implements IdentityLinks {

  private static final int PAGE = 5_000;

  private final ShopperService shoppers;

  GrpcIdentityLinks(@GrpcClient("ingestion") ShopperService shoppers) {
    this.shoppers = shoppers;
  }

  @Override
  public Uni<Page> read(long from, Duration wait) {
    ReadIdentityLinksRequest request =
        ReadIdentityLinksRequest.newBuilder()
            .setFromSequence(from)
            .setMaxLinks(PAGE)
            .setWait(
                com.google.protobuf.Duration.newBuilder()
                    .setSeconds(wait.getSeconds())
                    .setNanos(wait.getNano()))
            .build();
    return shoppers
        .readIdentityLinks(request)
        .map(GrpcIdentityLinks::page)
        .onFailure(GrpcIdentityLinks::isBeyondTheEnd)
        .transform(failure -> new BeyondLinksException(from));
  }

  private static Page page(ReadIdentityLinksResponse response) {
    return new Page(
        response.getLinksList().stream().map(GrpcIdentityLinks::link).toList(),
        response.getNextSequence(),
        response.getEndSequence());
  }

  private static Link link(IdentityLink link) {
    Timestamp at = link.getLinkedAt();
    return new Link(
        link.getShopperId(), link.getAliasId(), Micros.of(at.getSeconds(), at.getNanos()));
  }

  private static boolean isBeyondTheEnd(Throwable failure) {
    return failure instanceof StatusRuntimeException status
        && status.getStatus().getCode() == Status.Code.OUT_OF_RANGE;
  }
}
