package dev.tradewind.feature.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.tradewind.feature.definition.domain.ExpressionException;
import dev.tradewind.feature.definition.domain.Expressions;
import dev.tradewind.feature.definition.domain.LineExpression;
import dev.tradewind.feature.definition.domain.LineFilter;
import dev.tradewind.feature.definition.domain.OnDemandExpression;
import dev.tradewind.feature.definition.domain.ValueKind;
import java.util.Map;

/**
 * Expressions in the Common Expression Language (https://cel.dev): typed, without loops but over
 * what is there, without clocks or chance, so that a value is the same wherever it is computed.
 */
public final class CelExpressions implements Expressions {

  private final CelCompiler lines;

  public CelExpressions() {
    CelCompilerBuilder builder = CelDialect.compiler();
    LineVariable.declare(builder);
    this.lines = builder.build();
  }

  @Override
  public LineFilter filter(String source) throws ExpressionException {
    CelAbstractSyntaxTree ast = CelDialect.compile(lines, source);
    if (!ast.getResultType().equals(SimpleType.BOOL)) {
      throw wrongType(ast, "a bool");
    }
    return new CelLineProgram(ast)::matches;
  }

  @Override
  public LineExpression value(String source) throws ExpressionException {
    CelAbstractSyntaxTree ast = CelDialect.compile(lines, source);
    CelType type = ast.getResultType();
    if (type.equals(SimpleType.STRING)) {
      return new CelLineValue(new CelLineProgram(ast), true);
    }
    if (type.equals(SimpleType.DOUBLE) || type.equals(SimpleType.INT)) {
      return new CelLineValue(new CelLineProgram(ast), false);
    }
    throw wrongType(ast, "a number or a text");
  }

  @Override
  public OnDemandExpression onDemand(
      String source, Map<String, ValueKind> features, Map<String, Boolean> inputs)
      throws ExpressionException {
    CelAbstractSyntaxTree ast =
        CelDialect.compile(RequestVariables.compiler(features, inputs), source);
    CelType type = ast.getResultType();
    ValueKind kind;
    if (type.equals(SimpleType.STRING)) {
      kind = ValueKind.TEXT;
    } else if (type.equals(SimpleType.DOUBLE)) {
      kind = ValueKind.DECIMAL;
    } else if (type.equals(SimpleType.INT) || type.equals(SimpleType.BOOL)) {
      kind = ValueKind.WHOLE;
    } else {
      throw wrongType(ast, "a number, a text or a bool");
    }
    return new CelOnDemand(CelDialect.program(ast), kind, RequestVariables.usedFeatures(ast));
  }

  private static ExpressionException wrongType(CelAbstractSyntaxTree ast, String expected) {
    return new ExpressionException(
        "line 1, column 1: it is of type "
            + ast.getResultType().name()
            + " (expected: "
            + expected
            + ")");
  }
}
