package dev.tradewind.feature.expression;

import dev.tradewind.feature.definition.domain.LineExpression;
import dev.tradewind.feature.definition.domain.LineVariables;

/** A text or a number of a line by expression. */
record CelLineValue(CelLineProgram program, boolean isText) implements LineExpression {

  /** A number beyond this has no exact millionths, and counts as none. */
  private static final double MAX_NUMBER = 1e12;

  @Override
  public String text(LineVariables line) {
    return program.run(line).map(String.class::cast).orElse("");
  }

  @Override
  public long number(LineVariables line) {
    double number =
        program.run(line).map(Number.class::cast).map(Number::doubleValue).orElse(Double.NaN);
    return Math.abs(number) <= MAX_NUMBER
        ? Math.round(number * LineVariables.ONE)
        : LineVariables.ABSENT;
  }
}
