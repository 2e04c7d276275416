package dev.tradewind.feature.definition.domain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules between the fields of a definition, which the contract's own rules cannot say. */
public final class SpecRules {

  private final ViewSpec view;
  private final Expressions expressions;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, ValueKind> kinds = new LinkedHashMap<>();

  private SpecRules(ViewSpec view, Expressions expressions) {
    this.view = view;
    this.expressions = expressions;
  }

  /** Everything that is wrong with a view; empty if it is sound. */
  public static List<Problem> problems(ViewSpec view, Expressions expressions) {
    SpecRules rules = new SpecRules(view, expressions);
    rules.checkFilter();
    rules.checkNames();
    rules.checkFeatures();
    rules.checkOnDemand();
    return List.copyOf(rules.problems);
  }

  private void checkFilter() {
    if (view.filter().isPresent()) {
      try {
        expressions.filter(view.filter().get());
      } catch (ExpressionException unsound) {
        problems.add(new Problem("filter", unsound.getMessage()));
      }
    }
  }

  private void checkNames() {
    Set<String> names = new HashSet<>();
    for (int i = 0; i < view.features().size(); i++) {
      checkName(names, "features[" + i + "].name", view.features().get(i).name());
    }
    for (int i = 0; i < view.onDemand().size(); i++) {
      checkName(names, "on_demand[" + i + "].name", view.onDemand().get(i).name());
    }
  }

  private void checkName(Set<String> names, String path, String name) {
    if (!names.add(name)) {
      problems.add(new Problem(path, "name " + name + " is used twice in the view"));
    }
  }

  private void checkFeatures() {
    for (int i = 0; i < view.features().size(); i++) {
      FeatureSpec feature = view.features().get(i);
      String path = "features[" + i + "].";
      FeatureRules rules = new FeatureRules(view, feature, expressions);
      rules.problems().forEach(found -> problems.add(found.below(path)));
      kinds.put(feature.name(), feature.kind(rules.takesText()));
    }
  }

  private void checkOnDemand() {
    for (int i = 0; i < view.onDemand().size(); i++) {
      OnDemandSpec feature = view.onDemand().get(i);
      try {
        expressions.onDemand(feature.expression(), kinds, feature.inputs());
      } catch (ExpressionException unsound) {
        problems.add(new Problem("on_demand[" + i + "].expression", unsound.getMessage()));
      }
    }
  }

  /** Why events of these types cannot give this value to such entities; empty if they can. */
  public static Optional<Problem> eventProblem(
      EntityKeys keys, Set<EventType> types, Optional<LineValue> value) {
    for (EventType type : types) {
      if (value.isPresent() && !type.carries(value.get())) {
        return Optional.of(
            new Problem(
                "value", value.get().wireName() + " (" + type.wireName() + " carries none)"));
      }
      for (Optional<LineValue> key : keys.keys()) {
        if (key.isPresent() && !type.carries(key.get())) {
          return Optional.of(
              new Problem(
                  "event_types", type.wireName() + " (has no " + key.get().wireName() + ")"));
        }
      }
    }
    return Optional.empty();
  }
}
