package dev.tradewind.local.client;

import dev.tradewind.api.chat.v1.ChatServiceGrpc;
import dev.tradewind.api.feature.v1.FeatureServiceGrpc;
import dev.tradewind.api.feature.v1.MaterializationServiceGrpc;
import dev.tradewind.api.forecast.v1.ForecastServiceGrpc;
import dev.tradewind.api.forecast.v1.ReplenishmentServiceGrpc;
import dev.tradewind.api.inference.oip.GRPCInferenceServiceGrpc;
import dev.tradewind.api.inference.v1.RecommendationServiceGrpc;
import dev.tradewind.api.ingestion.v1.CatalogServiceGrpc;
import dev.tradewind.api.ingestion.v1.EventServiceGrpc;
import dev.tradewind.api.ingestion.v1.ImportServiceGrpc;
import dev.tradewind.api.ingestion.v1.OrderServiceGrpc;
import dev.tradewind.api.ingestion.v1.StockServiceGrpc;
import dev.tradewind.api.training.v1.ModelServiceGrpc;
import dev.tradewind.api.training.v1.TrainingServiceGrpc;
import dev.tradewind.local.platform.Component;
import dev.tradewind.local.platform.PlatformState;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.AbstractBlockingStub;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

/** Blocking calls to the six services of one platform; each with a deadline. */
public final class PlatformClient implements AutoCloseable {

  private static final int DEADLINE_SECONDS = 30;
  private static final int LONG_POLL_DEADLINE_SECONDS = 45;
  private static final int MAX_INBOUND_BYTES = 8 << 20;

  private final Map<Component, ManagedChannel> channels = new EnumMap<>(Component.class);

  private PlatformClient(ToIntFunction<Component> ports) {
    for (Component service : Component.services()) {
      channels.put(
          service,
          NettyChannelBuilder.forAddress("127.0.0.1", ports.applyAsInt(service))
              .usePlaintext()
              .maxInboundMessageSize(MAX_INBOUND_BYTES)
              .build());
    }
  }

  /** Calls the platform of a state file. */
  public static PlatformClient of(PlatformState state) {
    return new PlatformClient(component -> state.component(component).port());
  }

  public EventServiceGrpc.EventServiceBlockingStub events() {
    return in(EventServiceGrpc.newBlockingStub(channels.get(Component.INGESTION)));
  }

  /** The door that events come in by. */
  public EventDoor eventDoor() {
    return batch -> events().ingestEvents(batch);
  }

  public ImportServiceGrpc.ImportServiceBlockingStub imports() {
    return in(ImportServiceGrpc.newBlockingStub(channels.get(Component.INGESTION)));
  }

  public CatalogServiceGrpc.CatalogServiceBlockingStub catalog() {
    return in(CatalogServiceGrpc.newBlockingStub(channels.get(Component.INGESTION)));
  }

  public StockServiceGrpc.StockServiceBlockingStub stock() {
    return in(StockServiceGrpc.newBlockingStub(channels.get(Component.INGESTION)));
  }

  public OrderServiceGrpc.OrderServiceBlockingStub orders() {
    return in(OrderServiceGrpc.newBlockingStub(channels.get(Component.INGESTION)));
  }

  public FeatureServiceGrpc.FeatureServiceBlockingStub features() {
    return in(FeatureServiceGrpc.newBlockingStub(channels.get(Component.FEATURE)));
  }

  public MaterializationServiceGrpc.MaterializationServiceBlockingStub materialization() {
    return in(MaterializationServiceGrpc.newBlockingStub(channels.get(Component.FEATURE)));
  }

  public TrainingServiceGrpc.TrainingServiceBlockingStub training() {
    return TrainingServiceGrpc.newBlockingStub(channels.get(Component.TRAINING))
        .withDeadlineAfter(LONG_POLL_DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  public ModelServiceGrpc.ModelServiceBlockingStub models() {
    return in(ModelServiceGrpc.newBlockingStub(channels.get(Component.TRAINING)));
  }

  public GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub serving() {
    return in(GRPCInferenceServiceGrpc.newBlockingStub(channels.get(Component.INFERENCE)));
  }

  public RecommendationServiceGrpc.RecommendationServiceBlockingStub recommendations() {
    return in(RecommendationServiceGrpc.newBlockingStub(channels.get(Component.INFERENCE)));
  }

  public ForecastServiceGrpc.ForecastServiceBlockingStub forecasts() {
    return in(ForecastServiceGrpc.newBlockingStub(channels.get(Component.FORECAST)));
  }

  public ReplenishmentServiceGrpc.ReplenishmentServiceBlockingStub replenishment() {
    return in(ReplenishmentServiceGrpc.newBlockingStub(channels.get(Component.FORECAST)));
  }

  public ChatServiceGrpc.ChatServiceBlockingStub chat() {
    return in(ChatServiceGrpc.newBlockingStub(channels.get(Component.CHATBOT)));
  }

  @Override
  public void close() {
    channels.values().forEach(ManagedChannel::shutdownNow);
  }

  private static <S extends AbstractBlockingStub<S>> S in(S stub) {
    return stub.withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }
}
