package dev.tradewind.chat.neighbour;

import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;

/** A shop of its own behind real gRPC: fake ingestion and inference services on a free port. */
public class NeighboursResource implements QuarkusTestResourceLifecycleManager {

  private Server server;

  @Override
  public Map<String, String> start() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("localhost", 0))
              .addService(new FakeInference())
              .addService(new FakeOrders())
              .addService(new FakeCatalog())
              .addService(new FakeStock())
              .build()
              .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    String port = Integer.toString(server.getPort());
    return Map.of(
        "quarkus.grpc.clients.inference.test-port", port,
        "quarkus.grpc.clients.ingestion.test-port", port,
        // A busy machine is not a neighbour that is down.
        "tradewind.call.deadline", "PT30S",
        "tradewind.chat.demo-page", "true",
        "tradewind.chat.demo-shoppers", "ann,ben",
        "tradewind.chat.message-limit", "200");
  }

  @Override
  public void stop() {
    if (server != null) {
      server.shutdownNow();
    }
  }
}
