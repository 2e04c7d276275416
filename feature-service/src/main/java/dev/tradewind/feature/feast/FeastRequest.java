package dev.tradewind.feature.feast;

import dev.tradewind.feature.aggregate.domain.FeatureSelection;
import dev.tradewind.feature.aggregate.domain.Value;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.ValueKind;
import dev.tradewind.feature.online.OnlineFeatures;
import dev.tradewind.feature.online.OnlineQuery;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.FieldViolation;
import dev.tradewind.kit.error.ServiceException;
import feast.proto.serving.ServingAPIProto.GetOnlineFeaturesRequest;
import feast.proto.types.ValueProto.RepeatedValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Feast request as a read of ours.
 *
 * @param names of the features in the answer: as asked, as the Java server of Feast answers; with
 *     full_feature_names view__feature, as its other servers do
 */
record FeastRequest(OnlineQuery query, List<String> names) {

  private static final int MAX_FEATURES = 200;
  private static final int MAX_ENTITIES = 1000;

  /**
   * Reads a request. Entities are given by columns: shopper_id (or shopper), item_id, or one for
   * each key of the entity. Values for on-demand features come in request_context, or as further
   * columns.
   *
   * @throws ServiceException FEATURE_UNKNOWN, FEATURES_MIXED, FEATURE_VIEW_DERIVING or
   *     FIELD_INVALID
   */
  static FeastRequest of(GetOnlineFeaturesRequest request, OnlineFeatures online) {
    if (!request.hasFeatures()) {
      throw invalid("features", "name the features; there are no feature services");
    }
    List<String> features = request.getFeatures().getValList();
    if (features.isEmpty() || features.size() > MAX_FEATURES) {
      throw invalid("features", features.size() + " (expected: 1 to " + MAX_FEATURES + ")");
    }
    FeatureSelection selection = online.select(features);
    for (int i = 0; i < features.size(); i++) {
      if (selection.kind(i) == ValueKind.GROUPS) {
        throw invalid("features", features.get(i) + " is a map, for which Feast has no type");
      }
    }
    return new FeastRequest(
        new OnlineQuery(
            features,
            entities(selection.keys(), request.getEntitiesMap()),
            needed -> values(needed, request)),
        request.getFullFeatureNames()
            ? features.stream().map(name -> name.replace(":", "__")).toList()
            : features);
  }

  private static List<String> entities(EntityKeys keys, Map<String, RepeatedValue> columns) {
    List<RepeatedValue> parts = keys.names().stream().map(name -> column(name, columns)).toList();
    int count = parts.get(0).getValCount();
    if (count == 0 || count > MAX_ENTITIES) {
      throw invalid("entities", count + " rows (expected: 1 to " + MAX_ENTITIES + ")");
    }
    List<String> entities = new ArrayList<>(count);
    for (int row = 0; row < count; row++) {
      List<String> key = new ArrayList<>(parts.size());
      for (RepeatedValue part : parts) {
        if (part.getValCount() != count) {
          throw invalid("entities", "the columns have different numbers of rows");
        }
        key.add(FeastValues.id(part.getVal(row)));
      }
      entities.add(key.size() == 1 ? key.get(0) : keys.join(key));
    }
    return entities;
  }

  private static RepeatedValue column(String key, Map<String, RepeatedValue> columns) {
    boolean isSubject = key.equals(EntityKeys.SUBJECT_NAME);
    RepeatedValue column = columns.get(isSubject ? "shopper_id" : key);
    if (column == null && isSubject) {
      column = columns.get(key);
    }
    if (column == null) {
      throw invalid("entities", "no column " + (isSubject ? "shopper_id" : key));
    }
    return column;
  }

  private static Map<String, Value> values(
      Map<String, Boolean> needed, GetOnlineFeaturesRequest request) {
    Map<String, Value> values = new HashMap<>();
    needed.forEach(
        (name, isText) -> {
          RepeatedValue column =
              request
                  .getRequestContextMap()
                  .getOrDefault(
                      name,
                      request
                          .getEntitiesMap()
                          .getOrDefault(name, RepeatedValue.getDefaultInstance()));
          if (column.getValList().stream().distinct().count() != 1) {
            throw invalid(
                "request_context", name + ": an on-demand feature needs one value for all rows");
          }
          values.put(name, FeastValues.value(name, column.getVal(0), isText));
        });
    return values;
  }

  static ServiceException invalid(String field, String description) {
    return new ServiceException(
        CommonReason.FIELD_INVALID,
        field + ": " + description,
        List.of(new FieldViolation(field, description)));
  }
}
