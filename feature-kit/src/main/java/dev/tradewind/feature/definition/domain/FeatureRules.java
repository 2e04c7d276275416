package dev.tradewind.feature.definition.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules between the fields of one feature. */
final class FeatureRules {

  private static final int MAX_RECENT = 500;
  private static final int MAX_TOP = 100;
  private static final Duration MIN_WINDOW = Duration.ofMinutes(1);
  private static final Duration MAX_WINDOW = Duration.ofDays(400);

  private static final Set<Aggregation> GROUPED =
      EnumSet.of(Aggregation.COUNT, Aggregation.SUM, Aggregation.MEAN);
  private static final Set<Aggregation> OF_ALL_TIME =
      EnumSet.of(Aggregation.LAST, Aggregation.RECENT, Aggregation.TIME_SINCE);
  private static final Set<Aggregation> IN_RATIOS =
      EnumSet.of(Aggregation.COUNT, Aggregation.SUM, Aggregation.MEAN, Aggregation.DISTINCT);

  private final ViewSpec view;
  private final FeatureSpec feature;
  private final List<Problem> problems = new ArrayList<>();
  private boolean takesText;

  FeatureRules(ViewSpec view, FeatureSpec feature, Expressions expressions) {
    this.view = view;
    this.feature = feature;
    this.takesText = feature.value().map(LineValue::isText).orElse(false);
    checkFilter(expressions);
    checkExpression(expressions);
    if (feature.aggregation() == Aggregation.RATIO) {
      checkRatio();
    } else {
      checkWindow();
      checkTaken();
      checkEvents();
    }
    checkLimit();
    checkGroup();
    checkQuantile();
  }

  List<Problem> problems() {
    return problems;
  }

  /** Whether what is taken from a line is a text. */
  boolean takesText() {
    return takesText;
  }

  private void broken(String field, String reason) {
    problems.add(new Problem(field, reason));
  }

  private void checkFilter(Expressions expressions) {
    if (feature.filter().isPresent()) {
      try {
        expressions.filter(feature.filter().get());
      } catch (ExpressionException unsound) {
        broken("filter", unsound.getMessage());
      }
    }
  }

  private void checkExpression(Expressions expressions) {
    if (feature.expression().isPresent()) {
      try {
        takesText = expressions.value(feature.expression().get()).isText();
      } catch (ExpressionException unsound) {
        broken("expression", unsound.getMessage());
      }
    }
  }

  private void checkWindow() {
    if (feature.window().isEmpty()) {
      if (!OF_ALL_TIME.contains(feature.aggregation())) {
        broken("window", feature.aggregation() + " needs a window (1 minute to 400 days)");
      }
      return;
    }
    Duration window = feature.window().get();
    if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
      broken("window", window + " (expected: 1 minute to 400 days)");
    }
    if (feature.aggregation() == Aggregation.DAILY_SERIES
        && !window.equals(Duration.ofDays(window.toDays()))) {
      broken("window", window + " (expected: whole days for DAILY_SERIES)");
    }
  }

  private void checkLimit() {
    int most =
        switch (feature.aggregation()) {
          case RECENT -> MAX_RECENT;
          case TOP_K -> MAX_TOP;
          default -> 0;
        };
    if (most > 0 && (feature.limit() < 1 || feature.limit() > most)) {
      broken(
          "limit",
          feature.limit() + " (expected: 1 to " + most + " for " + feature.aggregation() + ")");
    } else if (most == 0 && feature.limit() != 0) {
      broken("limit", feature.limit() + " (expected: none but for RECENT and TOP_K)");
    }
  }

  /** What is taken from a line, by name or by expression. */
  private void checkTaken() {
    if (feature.value().isPresent() && feature.expression().isPresent()) {
      broken("expression", "there is a value too (expected: one of the two)");
      return;
    }
    boolean taken = feature.value().isPresent() || feature.expression().isPresent();
    String field = feature.expression().isPresent() ? "expression" : "value";
    String given =
        feature.value().map(LineValue::wireName).orElse(taken ? kindName(takesText) : "none");
    switch (feature.aggregation()) {
      case COUNT, TIME_SINCE -> {
        if (taken) {
          broken(field, given + " (expected: none for " + feature.aggregation() + ")");
        }
      }
      case SUM, DAILY_SERIES, MEAN, MIN, MAX, QUANTILE -> {
        if (!taken || takesText) {
          broken(field, given + " (expected: a number for " + feature.aggregation() + ")");
        }
      }
      case DISTINCT, TOP_K -> {
        if (!taken || !takesText) {
          broken(field, given + " (expected: a text for " + feature.aggregation() + ")");
        }
      }
      case LAST, RECENT -> {
        if (!taken) {
          broken("value", "none (expected: one for " + feature.aggregation() + ")");
        }
      }
      case RATIO -> throw new IllegalStateException("a ratio takes nothing from lines");
    }
  }

  private static String kindName(boolean text) {
    return text ? "a text" : "a number";
  }

  private void checkEvents() {
    if (feature.eventTypes().isEmpty()) {
      broken("event_types", "none (expected: at least one)");
      return;
    }
    SpecRules.eventProblem(view.keys(), feature.eventTypes(), feature.value())
        .ifPresent(problems::add);
  }

  private void checkGroup() {
    if (feature.groupBy().isEmpty()) {
      return;
    }
    LineValue group = feature.groupBy().get();
    if (!GROUPED.contains(feature.aggregation())) {
      broken("group_by", group.wireName() + " (expected: none but for COUNT, SUM and MEAN)");
    } else if (!group.isGroup()) {
      broken("group_by", group.wireName() + " (expected: a text, hour, weekday or day)");
    } else {
      SpecRules.eventProblem(view.keys(), feature.eventTypes(), feature.groupBy())
          .filter(problem -> problem.field().equals("value"))
          .ifPresent(problem -> broken("group_by", problem.reason()));
    }
  }

  private void checkQuantile() {
    if (feature.aggregation() != Aggregation.QUANTILE && feature.quantile() != 0) {
      broken("quantile", feature.quantile() + " (expected: none but for QUANTILE)");
    } else if (!(feature.quantile() >= 0 && feature.quantile() <= 1)) {
      broken("quantile", feature.quantile() + " (expected: 0 to 1)");
    }
  }

  private void checkRatio() {
    if (feature.ratio().isEmpty()) {
      broken("numerator", "none (expected: a feature of the view)");
      return;
    }
    checkPart("numerator", feature.ratio().get().numerator());
    checkPart("denominator", feature.ratio().get().denominator());
    if (feature.window().isPresent()) {
      broken("window", "none is used by RATIO: its features have their own");
    }
    if (!feature.eventTypes().isEmpty()) {
      broken("event_types", "none are used by RATIO: its features have their own");
    }
    if (feature.filter().isPresent()) {
      broken("filter", "none is used by RATIO: its features have their own");
    }
    if (feature.value().isPresent() || feature.expression().isPresent()) {
      broken("value", "none is used by RATIO: its features have their own");
    }
  }

  private void checkPart(String field, String name) {
    Optional<FeatureSpec> part =
        view.features().stream().filter(other -> other.name().equals(name)).findFirst();
    if (part.isEmpty()) {
      broken(field, "no feature " + name + " in the view");
    } else if (!IN_RATIOS.contains(part.get().aggregation()) || part.get().groupBy().isPresent()) {
      broken(field, name + " (expected: a COUNT, SUM, MEAN or DISTINCT without group_by)");
    }
  }
}
