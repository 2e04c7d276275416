package dev.tradewind.inference.skew;

import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.GetTrainingSetResponse;
import dev.tradewind.api.feature.v1.MutinyFeatureServiceGrpc.MutinyFeatureServiceStub;
import dev.tradewind.api.feature.v1.Spine;
import dev.tradewind.api.feature.v1.SpinePoint;
import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.inference.call.Setting;
import dev.tradewind.inference.call.Timestamps;
import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import dev.tradewind.inference.skew.domain.NotCompared;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** History as training sets have it: the same call, so the same values as models learn from. */
@Singleton
class TrainingSetHistory implements FeatureHistory {

  private static final Duration SLACK = Duration.ofSeconds(1);

  private final MutinyFeatureServiceStub features;
  private final Duration timeout;

  TrainingSetHistory(@GrpcClient("feature") MutinyFeatureServiceStub features, SkewConfig config) {
    this.features = features;
    this.timeout = Setting.positive("tradewind.inference.skew.timeout", config.timeout());
  }

  @Override
  public List<List<LoggedValues>> read(List<String> names, List<Point> points) {
    Spine.Builder spine = Spine.newBuilder();
    points.forEach(point -> spine.addPoints(point(point)));
    GetTrainingSetRequest request =
        GetTrainingSetRequest.newBuilder().addAllFeatures(names).setSpine(spine).build();
    List<List<LoggedValues>> rows = new ArrayList<>();
    String token = "";
    do {
      GetTrainingSetResponse page = page(request.toBuilder().setPageToken(token).build());
      page.getRowsList().forEach(row -> rows.add(values(row)));
      token = page.getNextPageToken();
    } while (!token.isEmpty());
    return rows;
  }

  private GetTrainingSetResponse page(GetTrainingSetRequest request) {
    try {
      return features
          .withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .getTrainingSet(request)
          .await()
          .atMost(timeout.plus(SLACK));
    } catch (RuntimeException failure) {
      throw new HistoryException(why(failure), failure);
    }
  }

  private static NotCompared why(RuntimeException failure) {
    return switch (Status.fromThrowable(failure).getCode()) {
      case NOT_FOUND -> NotCompared.FEATURE_UNKNOWN;
      case INVALID_ARGUMENT -> NotCompared.FEATURE_UNREADABLE;
      default -> NotCompared.FEATURE_SERVICE_UNAVAILABLE;
    };
  }

  private static SpinePoint point(Point point) {
    return SpinePoint.newBuilder()
        .setEntityId(point.entityId())
        .setAsOf(Timestamps.of(point.asOf()))
        .build();
  }

  private static List<LoggedValues> values(TrainingRow row) {
    return row.getValuesList().stream().map(TrainingSetHistory::values).toList();
  }

  /** Numbers by text feed no input; they count as no value. */
  private static LoggedValues values(FeatureValue value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> LoggedValues.texts(List.of(value.getStringValue()));
      case STRING_LIST -> LoggedValues.texts(value.getStringList().getValuesList());
      case INT64_VALUE -> LoggedValues.numbers(List.of((double) value.getInt64Value()));
      case DOUBLE_VALUE -> LoggedValues.numbers(List.of(value.getDoubleValue()));
      case DOUBLE_LIST -> LoggedValues.numbers(value.getDoubleList().getValuesList());
      case DOUBLE_MAP, KIND_NOT_SET -> LoggedValues.NONE;
    };
  }
}
