package dev.tradewind.feature.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.tradewind.feature.definition.domain.ExpressionException;
import java.util.stream.Collectors;

/** The part of CEL that definitions use, and its bounds. */
final class CelDialect {

  private static final int MAX_LENGTH = 1024;
  private static final int MAX_DEPTH = 32;

  /** Over properties, or the values of a feature: an evaluation must stay cheap. */
  private static final int MAX_ITERATIONS = 1000;

  private static final int MAX_ISSUES = 3;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_LENGTH)
          .maxParseRecursionDepth(MAX_DEPTH)
          .comprehensionMaxIterations(MAX_ITERATIONS)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.standardCelRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(CelExtensions.strings(), CelExtensions.math(OPTIONS))
          .build();

  private CelDialect() {}

  static CelCompilerBuilder compiler() {
    return CelCompilerFactory.standardCelCompilerBuilder()
        .setOptions(OPTIONS)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addLibraries(CelExtensions.strings(), CelExtensions.math(OPTIONS));
  }

  static CelAbstractSyntaxTree compile(CelCompiler compiler, String source)
      throws ExpressionException {
    try {
      return compiler.compile(source).getAst();
    } catch (CelValidationException unsound) {
      throw new ExpressionException(
          unsound.getErrors().stream()
              .limit(MAX_ISSUES)
              .map(CelDialect::describe)
              .collect(Collectors.joining("; ")));
    }
  }

  private static String describe(CelIssue issue) {
    return "line "
        + issue.getSourceLocation().getLine()
        + ", column "
        + (issue.getSourceLocation().getColumn() + 1)
        + ": "
        + issue.getMessage();
  }

  static CelRuntime.Program program(CelAbstractSyntaxTree ast) throws ExpressionException {
    try {
      return RUNTIME.createProgram(ast);
    } catch (CelEvaluationException unsound) {
      throw new ExpressionException("line 1, column 1: " + unsound.getMessage());
    }
  }
}
