package dev.tradewind.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import dev.tradewind.api.forecast.v1.ArithmeticStep;
import dev.tradewind.api.forecast.v1.ForecastDemandRequest;
import dev.tradewind.api.forecast.v1.ForecastDemandResponse;
import dev.tradewind.api.forecast.v1.ForecastService;
import dev.tradewind.api.forecast.v1.ForecastSource;
import dev.tradewind.api.forecast.v1.ReplenishmentService;
import dev.tradewind.api.forecast.v1.SuggestReorderRequest;
import dev.tradewind.api.forecast.v1.SuggestReorderResponse;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class ForecastServiceIT {

  @GrpcClient("forecast")
  ForecastService forecasts;

  @GrpcClient("forecast")
  ReplenishmentService replenishment;

  @Inject FakeNeighbours neighbours;

  @BeforeEach
  void setUp() {
    neighbours.reset();
    neighbours.sold("tea", Collections.nCopies(400, 10.0));
    neighbours.stocked("tea", 20, 15);
  }

  @Test
  void theModelForecastsFromToday() {
    ForecastDemandResponse forecast = forecast("tea", 0);

    assertThat(forecast.getSource()).isEqualTo(ForecastSource.FORECAST_SOURCE_MODEL);
    assertThat(forecast.getModelVersion()).isEqualTo(3);
    assertThat(forecast.getLevelsList()).containsExactly(.05, .1, .25, .5, .75, .9, .95);
    assertThat(forecast.getHistoryList()).hasSize(56).containsOnly(10.0);
    assertThat(forecast.getDaysList()).hasSize(14);
    assertThat(forecast.getDays(0).getDate()).isEqualTo("2026-03-02");
    assertThat(forecast.getDays(13).getDate()).isEqualTo("2026-03-15");
    assertThat(forecast.getDays(0).getQuantilesList())
        .containsExactly(10.0, 11.0, 12.0, 13.0, 14.0, 15.0, 16.0);
    assertThat(forecast.getDays(1).getCumulativeQuantiles(3)).isEqualTo(26.0);
  }

  @Test
  void aShorterHorizonIsTheSameForecastCutOff() {
    assertThat(forecast("tea", 3).getDaysList())
        .isEqualTo(forecast("tea", 0).getDaysList().subList(0, 3));
  }

  @ParameterizedTest
  @EnumSource(
      value = FakeNeighbours.Inference.class,
      names = {"DOWN", "HAS_NO_MODEL", "ANSWERS_NONSENSE"})
  void withoutTheModelTheSeasonalNaiveForecastAnswersAndSaysSo(FakeNeighbours.Inference how) {
    neighbours.inference(how);

    ForecastDemandResponse forecast = forecast("tea", 0);

    assertThat(forecast.getSource()).isEqualTo(ForecastSource.FORECAST_SOURCE_SEASONAL_NAIVE);
    assertThat(forecast.getModelVersion()).isZero();
    assertThat(forecast.getDays(6).getCumulativeQuantilesList()).containsOnly(70.0);
    assertThat(reorder(SuggestReorderRequest.newBuilder().setItemId("tea")).getSource())
        .isEqualTo(ForecastSource.FORECAST_SOURCE_SEASONAL_NAIVE);
  }

  @Test
  void aCallThatTookTooLongCostsTheNextOneNothing() {
    neighbours.inference(FakeNeighbours.Inference.NEVER_ANSWERS);
    assertThat(forecast("tea", 0).getSource())
        .isEqualTo(ForecastSource.FORECAST_SOURCE_SEASONAL_NAIVE);

    neighbours.inference(FakeNeighbours.Inference.SERVES);

    assertThat(forecast("tea", 0).getSource()).isEqualTo(ForecastSource.FORECAST_SOURCE_MODEL);
  }

  @Test
  void withoutHistoryThereIsNoForecast() {
    neighbours.featureDown();

    assertThatThrownBy(() -> forecast("tea", 0))
        .hasMessageContaining("feature service")
        .satisfies(
            down -> assertThat(reason(down)).isEqualTo("UNAVAILABLE DEPENDENCY_UNAVAILABLE"));
  }

  @Test
  void aHistoryThatIsUnavailableIsNotOneWithoutSales() {
    neighbours.onlineStoreDown();

    assertThatThrownBy(() -> forecast("tea", 0))
        .hasMessageContaining("ONLINE_STORE_DOWN")
        .satisfies(
            down -> assertThat(reason(down)).isEqualTo("UNAVAILABLE DEPENDENCY_UNAVAILABLE"));
  }

  @Test
  void anItemThatIsUnknownIsToldFromOneThatWasNeverSold() {
    assertThatThrownBy(() -> forecast("unknown-7", 0))
        .hasMessageContaining("unknown-7")
        .satisfies(unknown -> assertThat(reason(unknown)).isEqualTo("NOT_FOUND ITEM_UNKNOWN"));
    assertThatThrownBy(() -> forecast("new-7", 0))
        .satisfies(
            unsold -> assertThat(reason(unsold)).isEqualTo("FAILED_PRECONDITION NO_SALES_HISTORY"));
  }

  @Test
  void anOrderIsSuggestedWithItsArithmetic() {
    SuggestReorderResponse plan =
        reorder(
            SuggestReorderRequest.newBuilder()
                .setItemId("tea")
                .setPackSize(12)
                .setMinimumOrder(24));

    // 7 days: median 7 x 13, quantile .95 7 x 16; stock position 35.
    assertThat(plan.getOrderUpToLevel()).isEqualTo(112);
    assertThat(plan.getSafetyStock()).isEqualTo(21);
    assertThat(plan.getReorderPoint()).isEqualTo(5 * 13 + 21);
    assertThat(plan.getOrderQuantity()).isEqualTo(84);
    assertThat(plan.getArithmeticList())
        .extracting(ArithmeticStep::getLabel)
        .containsSequence("on hand", "on order", "stock position", "need", "whole pieces")
        .endsWith("order quantity");
    assertThat(plan.getArithmetic(1).getFormula()).isEqualTo("quantile .95 of demand over 7 days");
    assertThat(plan.getArithmeticList())
        .last()
        .extracting(ArithmeticStep::getValue)
        .isEqualTo(84.0);
    assertThat(plan.hasComputedAt()).isTrue();
  }

  @Test
  void withoutAStockLevelNothingIsSuggested() {
    neighbours.sold("cup", List.of(1.0, 2.0));

    assertThatThrownBy(() -> reorder(SuggestReorderRequest.newBuilder().setItemId("cup")))
        .satisfies(
            unknown -> assertThat(reason(unknown)).isEqualTo("FAILED_PRECONDITION STOCK_UNKNOWN"));
  }

  @Test
  void aPolicyThatCannotBeIsRefused() {
    SuggestReorderRequest.Builder tea = SuggestReorderRequest.newBuilder().setItemId("tea");

    assertThatThrownBy(() -> reorder(tea.clone().setLeadTimeDays(13)))
        .hasMessageContaining("lead_time_days + review_period_days: 15")
        .satisfies(wrong -> assertThat(reason(wrong)).isEqualTo("INVALID_ARGUMENT FIELD_INVALID"));
    assertThatThrownBy(() -> reorder(tea.clone().setServiceLevel(.2)))
        .hasMessageContaining("service_level: 0.2");
    assertThatThrownBy(() -> forecast("tea", 15)).hasMessageContaining("horizon_days");
  }

  private ForecastDemandResponse forecast(String itemId, int horizon) {
    return await(
        forecasts.forecastDemand(
            ForecastDemandRequest.newBuilder().setItemId(itemId).setHorizonDays(horizon).build()));
  }

  private SuggestReorderResponse reorder(SuggestReorderRequest.Builder request) {
    return await(replenishment.suggestReorder(request.build()));
  }

  private static <T> T await(Uni<T> call) {
    return call.await().atMost(Duration.ofSeconds(30));
  }

  private static String reason(Throwable failure) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    try {
      return Status.fromThrowable(failure).getCode()
          + " "
          + status.getDetails(0).unpack(ErrorInfo.class).getReason();
    } catch (InvalidProtocolBufferException noDetail) {
      throw new AssertionError("no ErrorInfo in " + status, noDetail);
    }
  }
}
