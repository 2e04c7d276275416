package dev.tradewind.feature.shop;

import dev.tradewind.feature.definition.domain.Aggregation;
import dev.tradewind.feature.definition.domain.EntityKeys;
import dev.tradewind.feature.definition.domain.EventType;
import dev.tradewind.feature.definition.domain.FeatureSpec;
import dev.tradewind.feature.definition.domain.FeatureSpec.Ratio;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.Purpose;
import dev.tradewind.feature.definition.domain.ViewSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Sound views at random: every aggregation, over every kind of entity, value, filter and window.
 */
public final class RandomViews {

  public static final List<EntityKeys> KEYS =
      List.of(
          EntityKeys.SHOPPER,
          EntityKeys.ITEM,
          EntityKeys.subjectAnd(LineValue.CATEGORY),
          EntityKeys.subjectAnd(LineValue.ITEM_ID, LineValue.CHANNEL),
          EntityKeys.of(LineValue.QUERY, LineValue.ITEM_ID),
          EntityKeys.of(LineValue.PAYMENT_FINGERPRINT),
          EntityKeys.of(LineValue.CHANNEL, LineValue.STORE_ID));

  private static final Duration LONGEST = Duration.ofDays(400);

  private final Random random;

  public RandomViews(long seed) {
    this.random = new Random(seed);
  }

  /** A view with a feature of every aggregation. */
  public ViewSpec view(String name, EntityKeys keys) {
    List<FeatureSpec> features = new ArrayList<>();
    for (Aggregation aggregation : Aggregation.values()) {
      if (aggregation != Aggregation.RATIO) {
        features.add(feature(aggregation, keys, false));
      }
    }
    features.add(feature(Aggregation.COUNT, keys, true));
    features.add(feature(Aggregation.SUM, keys, true));
    features.add(feature(Aggregation.MEAN, keys, true));
    features.add(ratio("sum", "count"));
    features.add(ratio("mean", "distinct"));
    return new ViewSpec(
        name,
        1 + random.nextInt(2),
        keys,
        sometimes(Terms.FILTERS.keySet(), 4),
        random.nextBoolean() ? Purpose.ESSENTIAL : Purpose.PERSONALIZATION,
        ViewSpec.DEFAULT_FRESHNESS,
        Optional.empty(),
        features,
        List.of());
  }

  private static FeatureSpec ratio(String numerator, String denominator) {
    return new FeatureSpec(
        numerator + "_by_" + denominator,
        Aggregation.RATIO,
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.of(new Ratio(numerator, denominator)));
  }

  private FeatureSpec feature(Aggregation aggregation, EntityKeys keys, boolean grouped) {
    Set<EventType> able = typesThatCarry(keys);
    Optional<LineValue> value = Optional.empty();
    Optional<String> expression = Optional.empty();
    Optional<Boolean> text = takesText(aggregation);
    if (text.isPresent() && random.nextInt(3) == 0) {
      expression = Optional.of(pick(text.get() ? Terms.TEXTS.keySet() : Terms.NUMBERS.keySet()));
    } else if (text.isPresent()) {
      value = Optional.of(pick(values(able, text.get())));
    }
    Optional<LineValue> group = grouped ? Optional.of(pick(groups(able))) : Optional.empty();
    Set<EventType> carrying = EnumSet.noneOf(EventType.class);
    for (EventType type : able) {
      if (value.map(type::carries).orElse(true) && group.map(type::carries).orElse(true)) {
        carrying.add(type);
      }
    }
    if (carrying.isEmpty()) {
      return feature(aggregation, keys, grouped);
    }
    return new FeatureSpec(
        aggregation.name().toLowerCase(Locale.ROOT) + (grouped ? "_by_group" : ""),
        aggregation,
        some(carrying),
        value,
        expression,
        window(aggregation),
        limit(aggregation),
        sometimes(Terms.FILTERS.keySet(), 3),
        group,
        aggregation == Aggregation.QUANTILE ? random.nextInt(101) / 100.0 : 0,
        Optional.empty());
  }

  /**
   * Not predictions nor their outcomes: views that were drawn before they were known are drawn
   * again as they were.
   */
  private static Set<EventType> typesThatCarry(EntityKeys keys) {
    Set<EventType> able = EnumSet.noneOf(EventType.class);
    for (EventType type : EventType.values()) {
      if (type != EventType.OTHER
          && type != EventType.PREDICTION
          && type != EventType.PREDICTION_OUTCOME
          && keys.keys().stream().allMatch(key -> key.map(type::carries).orElse(true))) {
        able.add(type);
      }
    }
    return able;
  }

  /** Not the second: views that were drawn before it was known are drawn again as they were. */
  private static List<LineValue> values(Set<EventType> able, boolean text) {
    return Arrays.stream(LineValue.values())
        .filter(value -> value.isText() == text && value != LineValue.SECOND)
        .filter(value -> able.stream().anyMatch(type -> type.carries(value)))
        .toList();
  }

  private static List<LineValue> groups(Set<EventType> able) {
    return Arrays.stream(LineValue.values())
        .filter(LineValue::isGroup)
        .filter(value -> able.stream().anyMatch(type -> type.carries(value)))
        .toList();
  }

  /** Whether it takes a text; empty where it takes nothing. */
  private Optional<Boolean> takesText(Aggregation aggregation) {
    return switch (aggregation) {
      case COUNT, TIME_SINCE, RATIO -> Optional.empty();
      case DISTINCT, TOP_K -> Optional.of(true);
      case LAST, RECENT -> Optional.of(random.nextBoolean());
      case SUM, DAILY_SERIES, MEAN, MIN, MAX, QUANTILE -> Optional.of(false);
    };
  }

  private Optional<Duration> window(Aggregation aggregation) {
    return switch (aggregation) {
      case DAILY_SERIES -> Optional.of(Duration.ofDays(1 + random.nextInt(60)));
      case LAST, RECENT, TIME_SINCE ->
          random.nextBoolean() ? Optional.empty() : Optional.of(anyWindow());
      default -> Optional.of(anyWindow());
    };
  }

  /** From a minute to 400 days, as many short ones as long ones. */
  private Duration anyWindow() {
    double most = Math.log(LONGEST.toSeconds() / 60.0);
    return Duration.ofSeconds(Math.round(60 * Math.exp(random.nextDouble() * most)));
  }

  private int limit(Aggregation aggregation) {
    return aggregation == Aggregation.RECENT || aggregation == Aggregation.TOP_K
        ? 1 + random.nextInt(6)
        : 0;
  }

  private Set<EventType> some(Set<EventType> able) {
    Set<EventType> some = EnumSet.of(pick(able));
    able.stream().filter(type -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  private Optional<String> sometimes(Collection<String> filters, int everyHowMany) {
    return random.nextInt(everyHowMany) == 0 ? Optional.of(pick(filters)) : Optional.empty();
  }

  private <T> T pick(Collection<T> some) {
    return List.copyOf(some).get(random.nextInt(some.size()));
  }
}
