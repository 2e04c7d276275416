package dev.tradewind.feature.api;

import com.google.protobuf.Timestamp;
import dev.tradewind.api.feature.v1.FeatureRow;
import dev.tradewind.api.feature.v1.FeatureStatus;
import dev.tradewind.api.feature.v1.FeatureValue;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesRequest;
import dev.tradewind.api.feature.v1.GetOnlineFeaturesResponse;
import dev.tradewind.feature.online.CellStatus;
import dev.tradewind.feature.online.OnlineAnswer;
import dev.tradewind.feature.online.OnlineQuery;
import dev.tradewind.feature.online.OnlineRow;
import dev.tradewind.feature.wire.CellMessages;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.feature.wire.RequestInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Online reads as messages. */
final class OnlineMessages {

  private static final int MICROS_PER_MILLI = 1000;
  private static final long NO_AGE = -1;

  private OnlineMessages() {}

  static OnlineQuery query(GetOnlineFeaturesRequest request) {
    return new OnlineQuery(
        request.getFeaturesList(),
        request.getEntityIdsList(),
        needed -> RequestInputs.of(needed, request.getRequestMap()));
  }

  static GetOnlineFeaturesResponse response(OnlineAnswer answer) {
    GetOnlineFeaturesResponse.Builder response =
        GetOnlineFeaturesResponse.newBuilder()
            .setAsOf(FeatureMessages.toTimestamp(answer.asOf()))
            .setDegradedReason(answer.degraded().map(Enum::name).orElse(""));
    List<FeatureRow> rows = new ArrayList<>(answer.rows().size());
    for (OnlineRow row : answer.rows()) {
      rows.add(row(row, answer.asOf()));
    }
    return response.addAllRows(rows).build();
  }

  private static FeatureRow row(OnlineRow row, long asOf) {
    int columns = row.values().size();
    FeatureRow.Builder message = FeatureRow.newBuilder().setEntityId(row.entity());
    List<FeatureValue> values = new ArrayList<>(columns);
    List<Timestamp> times = new ArrayList<>(columns);
    OptionalLong newest = OptionalLong.empty();
    Timestamp time = Timestamp.getDefaultInstance();
    long age = NO_AGE;
    for (int column = 0; column < columns; column++) {
      // Neighbours are mostly of one view.
      if (!row.newest().get(column).equals(newest)) {
        newest = row.newest().get(column);
        time =
            newest.isPresent()
                ? FeatureMessages.toTimestamp(newest.getAsLong())
                : Timestamp.getDefaultInstance();
        age = newest.isPresent() ? age(newest.getAsLong(), asOf) : NO_AGE;
      }
      values.add(CellMessages.toMessage(row.values().get(column)));
      times.add(time);
      message.addStatuses(status(row.statuses().get(column))).addAgeMillis(age);
    }
    return message.addAllValues(values).addAllEventTimes(times).build();
  }

  /** An event ahead of the moment, by its sender's clock, is new. */
  private static long age(long newest, long asOf) {
    return Math.max(0, asOf - newest) / MICROS_PER_MILLI;
  }

  private static FeatureStatus status(CellStatus status) {
    return switch (status) {
      case PRESENT -> FeatureStatus.FEATURE_STATUS_PRESENT;
      case NOT_FOUND -> FeatureStatus.FEATURE_STATUS_NOT_FOUND;
      case NULL_VALUE -> FeatureStatus.FEATURE_STATUS_NULL_VALUE;
      case STALE -> FeatureStatus.FEATURE_STATUS_STALE;
      case OUTSIDE_MAX_AGE -> FeatureStatus.FEATURE_STATUS_OUTSIDE_MAX_AGE;
      case UNAVAILABLE -> FeatureStatus.FEATURE_STATUS_UNAVAILABLE;
    };
  }
}
