package dev.tradewind.feature.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.LineVariables;
import java.util.Optional;

/**
 * An expression over a line, ready to run. Only the variables that it comes across are looked up.
 */
final class CelLineProgram {

  private final CelRuntime.Program program;

  CelLineProgram(CelAbstractSyntaxTree ast) throws ExpressionException {
    this.program = CelDialect.program(ast);
  }

  /**
   * The result; empty where the expression needs something that is absent, or fails. A number that
   * is absent is an unknown to CEL: no exception is made for it, and {@code unknown || true} is
   * true.
   */
  Optional<Object> run(LineVariables line) {
    try {
      Object result = program.eval(name -> LineVariable.find(name, line));
      return result instanceof CelUnknownSet ? Optional.empty() : Optional.of(result);
    } catch (CelEvaluationException failed) {
      return Optional.empty();
    }
  }

  boolean matches(LineVariables line) {
    return run(line).filter(Boolean.TRUE::equals).isPresent();
  }
}
