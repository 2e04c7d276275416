package dev.tradewind.feature.api;

import static dev.tradewind.feature.api.Calls.await;
import static dev.tradewind.feature.api.Calls.expectError;
import static dev.tradewind.feature.api.ShopEvents.timestamp;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.GetMaterializationStatusRequest;
import dev.tradewind.api.feature.v1.GetMaterializationStatusResponse;
import dev.tradewind.api.feature.v1.MaterializationService;
import dev.tradewind.api.feature.v1.MaterializationState;
import dev.tradewind.feature.shop.TestClock;
import dev.tradewind.testkit.Eventually;
import feast.proto.serving.ServingAPIProto.FeatureList;
import feast.proto.serving.ServingAPIProto.FieldStatus;
import feast.proto.serving.ServingAPIProto.GetFeastServingInfoRequest;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesRequest;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesResponse;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesResponse.FeatureVector;
import feast.proto.serving.ServingService;
import feast.proto.types.ValueProto.RepeatedValue;
import feast.proto.types.ValueProto.Value;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ShopResource.class)
class FeastServingTest {

  private static final Instant NOW = Instant.parse("2026-03-10T12:00:30Z");

  @GrpcClient("self")
  ServingService feast;

  @GrpcClient("self")
  MaterializationService materialization;

  @Inject TestClock clock;

  FakeIngestion ingestion;

  private final ShopEvents shop = new ShopEvents();

  @BeforeEach
  void resetClock() {
    clock.set(NOW);
  }

  @Test
  void answersByColumns() {
    ingestion.append(shop.view(NOW.minusSeconds(60)));
    ingestion.append(shop.search("shoes", NOW.minusSeconds(50)));
    awaitApplied();

    GetOnlineFeaturesResponse response =
        read(
            request("shopper_activity:views_7d", "shopper_history:last_query")
                .putEntities("shopper_id", column(shop.shopper(), "nobody"))
                .build());

    assertThat(response.getMetadata().getFeatureNames().getValList())
        .containsExactly("shopper_activity:views_7d", "shopper_history:last_query");
    FeatureVector views = response.getResults(0);
    assertThat(views.getValuesList())
        .containsExactly(Value.newBuilder().setInt64Val(1).build(), Value.getDefaultInstance());
    assertThat(views.getStatusesList()).containsExactly(FieldStatus.PRESENT, FieldStatus.NOT_FOUND);
    assertThat(views.getEventTimestampsList())
        .containsExactly(timestamp(NOW.minusSeconds(50)), Timestamp.getDefaultInstance());
    assertThat(response.getResults(1).getValues(0).getStringVal()).isEqualTo("shoes");
  }

  @Test
  void namesFeaturesInFullWhereAsked() {
    GetOnlineFeaturesResponse response =
        read(
            request("item_popularity:views_7d")
                .setFullFeatureNames(true)
                .putEntities("item_id", column("nothing"))
                .build());
    assertThat(response.getMetadata().getFeatureNames().getValList())
        .containsExactly("item_popularity__views_7d");
  }

  @Test
  void saysWhichVersionOfTheProtocolItSpeaks() {
    assertThat(
            await(feast.getFeastServingInfo(GetFeastServingInfoRequest.getDefaultInstance()))
                .getVersion())
        .isEqualTo("0.38.0");
  }

  @Test
  void whatIsWrongIsNamedAsEverywhere() {
    expectError(
        Status.Code.NOT_FOUND,
        "FEATURE_UNKNOWN",
        () -> read(request("nope:x").putEntities("shopper_id", column("a")).build()));
    expectError(
        Status.Code.INVALID_ARGUMENT,
        "FIELD_INVALID",
        () ->
            read(request("shopper_activity:views_7d").putEntities("driver", column("a")).build()));
    expectError(
        Status.Code.INVALID_ARGUMENT,
        "FIELD_INVALID",
        () -> read(GetOnlineFeaturesRequest.newBuilder().setFeatureService("all").build()));
  }

  private static GetOnlineFeaturesRequest.Builder request(String... features) {
    return GetOnlineFeaturesRequest.newBuilder()
        .setFeatures(FeatureList.newBuilder().addAllVal(List.of(features)));
  }

  private static RepeatedValue column(String... ids) {
    RepeatedValue.Builder column = RepeatedValue.newBuilder();
    for (String id : ids) {
      column.addVal(Value.newBuilder().setStringVal(id));
    }
    return column.build();
  }

  private GetOnlineFeaturesResponse read(GetOnlineFeaturesRequest request) {
    return await(feast.getOnlineFeatures(request));
  }

  private void awaitApplied() {
    Eventually.until(
        "all is applied",
        () -> {
          GetMaterializationStatusResponse status =
              await(
                  materialization.getMaterializationStatus(
                      GetMaterializationStatusRequest.getDefaultInstance()));
          return status.getState() == MaterializationState.MATERIALIZATION_STATE_LIVE
              && status.getEventsApplied() == ingestion.size()
              && status.getLag() == 0;
        });
  }
}
