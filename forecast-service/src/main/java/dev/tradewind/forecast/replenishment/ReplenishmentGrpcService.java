package dev.tradewind.forecast.replenishment;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.forecast.v1.ArithmeticStep;
import dev.tradewind.api.forecast.v1.ReplenishmentService;
import dev.tradewind.api.forecast.v1.SuggestReorderRequest;
import dev.tradewind.api.forecast.v1.SuggestReorderResponse;
import dev.tradewind.forecast.demand.ForecastMessages;
import dev.tradewind.forecast.demand.Forecasts;
import dev.tradewind.forecast.domain.ReorderPlan;
import dev.tradewind.forecast.domain.ReorderPolicy;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** The contract of replenishment. */
@GrpcService
class ReplenishmentGrpcService implements ReplenishmentService {

  private final Forecasts forecasts;
  private final Stock stock;
  private final Clock clock;

  ReplenishmentGrpcService(Forecasts forecasts, Stock stock, Clock clock) {
    this.forecasts = forecasts;
    this.stock = stock;
    this.clock = clock;
  }

  @Override
  public Uni<SuggestReorderResponse> suggestReorder(SuggestReorderRequest request) {
    ReorderPolicy policy = policy(request);
    String itemId = request.getItemId();
    return forecasts
        .of(itemId)
        .chain(
            forecast ->
                stock
                    .of(itemId)
                    .map(
                        position ->
                            response(
                                itemId,
                                forecast,
                                ReorderPlan.of(forecast.demand(), position, policy))));
  }

  private static ReorderPolicy policy(SuggestReorderRequest request) {
    try {
      return new ReorderPolicy(
          orDefault(request.getLeadTimeDays(), ReorderPolicy.DEFAULT_LEAD_TIME_DAYS),
          orDefault(request.getReviewPeriodDays(), ReorderPolicy.DEFAULT_REVIEW_PERIOD_DAYS),
          request.getServiceLevel() == 0
              ? ReorderPolicy.DEFAULT_SERVICE_LEVEL
              : request.getServiceLevel(),
          request.getPackSize() == 0 ? 1 : request.getPackSize(),
          request.getMinimumOrder());
    } catch (IllegalArgumentException wrong) {
      throw new ServiceException(CommonReason.FIELD_INVALID, String.valueOf(wrong.getMessage()));
    }
  }

  private static int orDefault(int value, int otherwise) {
    return value == 0 ? otherwise : value;
  }

  private SuggestReorderResponse response(
      String itemId, Forecasts.Forecast forecast, ReorderPlan plan) {
    Instant now = clock.instant();
    return SuggestReorderResponse.newBuilder()
        .setItemId(itemId)
        .setOrderQuantity(plan.orderQuantity())
        .setReorderPoint(plan.reorderPoint())
        .setOrderUpToLevel(plan.orderUpToLevel())
        .setSafetyStock(plan.safetyStock())
        .addAllArithmetic(
            plan.arithmetic().stream()
                .map(
                    step ->
                        ArithmeticStep.newBuilder()
                            .setLabel(step.label())
                            .setFormula(step.formula())
                            .setValue(step.value())
                            .build())
                .toList())
        .setSource(ForecastMessages.source(forecast.demand().source()))
        .setComputedAt(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()))
        .build();
  }
}
