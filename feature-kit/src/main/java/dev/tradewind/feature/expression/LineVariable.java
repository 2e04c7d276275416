package dev.tradewind.feature.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.tradewind.feature.definition.domain.LineValue;
import dev.tradewind.feature.definition.domain.LineVariables;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A variable of a line: its type, and how it is looked up when it is asked for. */
record LineVariable(CelType type, Function<LineVariables, Optional<Object>> value) {

  private static final Map<String, LineVariable> BY_NAME = all();

  private static Map<String, LineVariable> all() {
    Map<String, LineVariable> all = new HashMap<>();
    for (LineValue value : LineValue.values()) {
      if (value.isText()) {
        all.put(
            value.wireName(),
            new LineVariable(SimpleType.STRING, line -> Optional.of(line.text(value))));
      } else if (value.isTime()) {
        all.put(
            value.wireName(),
            new LineVariable(
                SimpleType.INT, line -> Optional.of(line.number(value) / LineVariables.ONE)));
      } else {
        all.put(
            value.wireName(),
            new LineVariable(SimpleType.DOUBLE, line -> number(line.number(value))));
        all.put(
            "has_" + value.wireName(),
            new LineVariable(
                SimpleType.BOOL, line -> Optional.of(line.number(value) != LineVariables.ABSENT)));
      }
    }
    all.put(
        "properties",
        new LineVariable(
            MapType.create(SimpleType.STRING, SimpleType.STRING),
            line -> Optional.of(line.properties())));
    all.put(
        "metrics",
        new LineVariable(
            MapType.create(SimpleType.STRING, SimpleType.DOUBLE),
            line -> Optional.of(line.metrics())));
    return Map.copyOf(all);
  }

  private static Optional<Object> number(long millionths) {
    return millionths == LineVariables.ABSENT
        ? Optional.empty()
        : Optional.of(millionths / (double) LineVariables.ONE);
  }

  static void declare(CelCompilerBuilder compiler) {
    BY_NAME.forEach((name, variable) -> compiler.addVar(name, variable.type()));
  }

  static Optional<Object> find(String name, LineVariables line) {
    LineVariable variable = BY_NAME.get(name);
    return variable == null ? Optional.empty() : variable.value().apply(line);
  }
}
