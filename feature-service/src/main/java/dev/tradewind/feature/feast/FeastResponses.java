package dev.tradewind.feature.feast;

import com.google.protobuf.Timestamp;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.online.CellStatus;
import dev.tradewind.feature.online.OnlineAnswer;
import dev.tradewind.feature.online.OnlineRow;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.kit.error.ServiceException;
import feast.proto.serving.ServingAPIProto.FeatureList;
import feast.proto.serving.ServingAPIProto.FieldStatus;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesResponse;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesResponse.FeatureVector;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesResponseMetadata;
import feast.proto.types.ValueProto.Value;
import java.util.List;
import java.util.OptionalLong;

/** Answers as Feast's servers give them: by columns; an entity that is not known has no values. */
final class FeastResponses {

  private static final Value NO_VALUE = Value.getDefaultInstance();

  private FeastResponses() {}

  /**
   * An answer.
   *
   * @param names one for each feature
   * @throws ServiceException ONLINE_STORE_DOWN where a value is unavailable: Feast has no status
   *     for that
   */
  static GetOnlineFeaturesResponse of(List<String> names, OnlineAnswer answer) {
    GetOnlineFeaturesResponse.Builder response =
        GetOnlineFeaturesResponse.newBuilder()
            .setMetadata(
                GetOnlineFeaturesResponseMetadata.newBuilder()
                    .setFeatureNames(FeatureList.newBuilder().addAllVal(names)));
    for (int column = 0; column < names.size(); column++) {
      FeatureVector.Builder vector = FeatureVector.newBuilder();
      for (OnlineRow row : answer.rows()) {
        CellStatus status = row.statuses().get(column);
        boolean isKnown = row.newest().get(column).isPresent();
        vector
            .addValues(isKnown ? FeastValues.of(row.values().get(column)) : NO_VALUE)
            .addStatuses(isKnown ? status(status) : unknown(status))
            .addEventTimestamps(time(row.newest().get(column)));
      }
      response.addResults(vector);
    }
    return response.build();
  }

  private static FieldStatus unknown(CellStatus status) {
    return status == CellStatus.UNAVAILABLE ? status(status) : FieldStatus.NOT_FOUND;
  }

  private static FieldStatus status(CellStatus status) {
    return switch (status) {
      case PRESENT -> FieldStatus.PRESENT;
      case NULL_VALUE -> FieldStatus.NULL_VALUE;
      case NOT_FOUND -> FieldStatus.NOT_FOUND;
      case STALE, OUTSIDE_MAX_AGE -> FieldStatus.OUTSIDE_MAX_AGE;
      case UNAVAILABLE ->
          throw new ServiceException(
              FeatureReason.ONLINE_STORE_DOWN,
              "online store: Redis does not answer; try again later");
    };
  }

  private static Timestamp time(OptionalLong newest) {
    return newest.isPresent()
        ? FeatureMessages.toTimestamp(newest.getAsLong())
        : Timestamp.getDefaultInstance();
  }
}
