package dev.tradewind.feature.api;

import com.google.common.hash.Hashing;
import dev.tradewind.api.feature.v1.GetTrainingSetRequest;
import dev.tradewind.api.feature.v1.LabelEvents;
import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.FeatureViews;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.SpecRules;
import dev.tradewind.feature.history.TrainingSetQuery;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.feature.wire.RequestInputs;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads requests for training sets. */
final class TrainingSetRequests {

  private TrainingSetRequests() {}

  /** Says in few characters what was asked for; the same on all pages. */
  static String fingerprint(GetTrainingSetRequest request) {
    byte[] asked = request.toBuilder().clearPageSize().clearPageToken().build().toByteArray();
    return Hashing.sha256().hashBytes(asked).toString();
  }

  /**
   * What is asked for.
   *
   * @throws ServiceException FEATURE_UNKNOWN, FEATURES_MIXED or FIELD_INVALID
   */
  static TrainingSetQuery query(ViewCatalog catalog, GetTrainingSetRequest request) {
    FeatureSelection selection = FeatureViews.select(catalog, request.getFeaturesList());
    WantedRows rows =
        switch (request.getRowsCase()) {
          case SPINE ->
              new WantedRows.Spine(
                  request.getSpine().getPointsList().stream()
                      .map(
                          point ->
                              new WantedRows.Point(
                                  point.getEntityId(), FeatureMessages.toMicros(point.getAsOf())))
                      .toList());
          case LABEL_EVENTS -> labels(selection.keys(), request.getLabelEvents());
          case ENTITY_SCAN ->
              new WantedRows.Scan(
                  request.getEntityScan().hasAsOf()
                      ? OptionalLong.of(FeatureMessages.toMicros(request.getEntityScan().getAsOf()))
                      : OptionalLong.empty());
          case ROWS_NOT_SET -> throw invalid("rows", "say for whom and for when");
        };
    return new TrainingSetQuery(
        request.getFeaturesList(),
        selection,
        RequestInputs.of(selection.inputs(), request.getRequestMap()),
        rows);
  }

  private static WantedRows labels(EntityKeys keys, LabelEvents labels) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    for (String name : labels.getEventTypesList()) {
      types.add(
          EventType.named(name)
              .orElseThrow(() -> invalid("label_events.event_types", "no event " + name)));
    }
    LineValue value =
        LineValue.named(labels.getValue())
            .orElseThrow(() -> invalid("label_events.value", "no value " + labels.getValue()));
    SpecRules.eventProblem(keys, types, Optional.of(value))
        .ifPresent(
            problem -> {
              throw invalid("label_events." + problem.field(), problem.reason());
            });
    return new WantedRows.Labels(types, value);
  }

  private static ServiceException invalid(String field, String description) {
    return new ServiceException(
        CommonReason.FIELD_INVALID,
        field + ": " + description,
        List.of(new FieldViolation(field, description)));
  }
}
