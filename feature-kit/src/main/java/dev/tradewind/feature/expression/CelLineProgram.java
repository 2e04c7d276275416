package dev.tradewind.feature.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.LineVariables;
import java.util.Optional;

/** An expression over a line, ready to run. Only the variables that it comes across are looked up. */
final class CelLineProgram {

  private final CelRuntime.Program program;

  CelLineProgram(CelAbstractSyntaxTree ast) throws ExpressionException {
    this.program = CelDialect.program(ast);
  }

  /** The result; empty where the expression fails, because something it needs is absent. */
  Optional<Object> run(LineVariables line) {
    try {
      return Optional.of(program.eval(name -> LineVariable.find(name, line)));
    } catch (CelEvaluationException absent) {
      return Optional.empty();
    }
  }

  boolean matches(LineVariables line) {
    return run(line).filter(Boolean.TRUE::equals).isPresent();
  }
}
