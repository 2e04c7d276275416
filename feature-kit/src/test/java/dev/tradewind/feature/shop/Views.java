package dev.tradewind.feature.shop;

import dev.tradewind.feature.aggregate.domain.ViewCatalog;
import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.ViewSpec;
import dev.tradewind.feature.expression.CelExpressions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Views with every aggregation over every tile size. */
public final class Views {

  public static final ViewSpec SHOPPER =
      new ViewSpec(
          "shopper_all",
          EntityKeys.SHOPPER,
          List.of(
              count("views_90s", Duration.ofSeconds(90), EventType.VIEW_ITEM),
              count("views_5h", Duration.ofHours(5), EventType.VIEW_ITEM, EventType.RATING),
              count("searches_9d", Duration.ofDays(9), EventType.SEARCH),
              sum("spend_2h", LineValue.AMOUNT, Duration.ofHours(2)),
              sum("spend_30d", LineValue.AMOUNT, Duration.ofDays(30)),
              latest("last_query", Aggregation.LAST, LineValue.QUERY, null, 0, EventType.SEARCH),
              latest(
                  "last_price",
                  Aggregation.LAST,
                  LineValue.UNIT_PRICE,
                  null,
                  0,
                  EventType.PURCHASE),
              latest(
                  "bought",
                  Aggregation.RECENT,
                  LineValue.ITEM_ID,
                  null,
                  5,
                  EventType.PURCHASE,
                  EventType.RATING),
              latest(
                  "stars_1d",
                  Aggregation.RECENT,
                  LineValue.STARS,
                  Duration.ofDays(1),
                  3,
                  EventType.RATING)));

  public static final ViewSpec ITEM =
      new ViewSpec(
          "item_all",
          EntityKeys.ITEM,
          List.of(
              count("views_7d", Duration.ofDays(7), EventType.VIEW_ITEM),
              sum("sold_30d", LineValue.QUANTITY, Duration.ofDays(30)),
              new FeatureSpec(
                  "units_daily",
                  Aggregation.DAILY_SERIES,
                  Set.of(EventType.PURCHASE),
                  Optional.of(LineValue.QUANTITY),
                  Optional.of(Duration.ofDays(12)),
                  0),
              latest(
                  "prices",
                  Aggregation.RECENT,
                  LineValue.UNIT_PRICE,
                  null,
                  4,
                  EventType.PURCHASE)));

  public static final Expressions EXPRESSIONS = new CelExpressions();

  private Views() {}

  public static ViewCatalog catalog() {
    return new ViewCatalog(List.of(SHOPPER, ITEM), EXPRESSIONS);
  }

  public static List<String> features(ViewSpec view) {
    return view.features().stream().map(feature -> view.name() + ":" + feature.name()).toList();
  }

  private static FeatureSpec count(String name, Duration window, EventType... types) {
    return new FeatureSpec(
        name, Aggregation.COUNT, Set.of(types), Optional.empty(), Optional.of(window), 0);
  }

  private static FeatureSpec sum(String name, LineValue value, Duration window) {
    return new FeatureSpec(
        name,
        Aggregation.SUM,
        Set.of(EventType.PURCHASE),
        Optional.of(value),
        Optional.of(window),
        0);
  }

  private static FeatureSpec latest(
      String name,
      Aggregation aggregation,
      LineValue value,
      @org.jspecify.annotations.Nullable Duration window,
      int limit,
      EventType... types) {
    return new FeatureSpec(
        name, aggregation, Set.of(types), Optional.of(value), Optional.ofNullable(window), limit);
  }
}
