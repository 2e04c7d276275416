package dev.tradewind.feature.definition.domain;

import java.util.Map;

/** Makes expressions ready to be evaluated, once for each definition. Safe for use by threads. */
public interface Expressions {

  /**
   * A condition on a line.
   *
   * @throws ExpressionException where it does not parse, or is no bool
   */
  LineFilter filter(String source) throws ExpressionException;

  /**
   * A value of a line.
   *
   * @throws ExpressionException where it does not parse, or is neither a number nor a text
   */
  LineExpression value(String source) throws ExpressionException;

  /**
   * A value made at the moment of a request.
   *
   * @param features the stored features of the view by name
   * @param inputs the caller's values by name: whether each is a text; else it is a number
   * @throws ExpressionException where it does not parse, uses a feature or a value that is not
   *     there, or is neither a number nor a text nor a bool
   */
  OnDemandExpression onDemand(
      String source, Map<String, ValueKind> features, Map<String, Boolean> inputs)
      throws ExpressionException;
}
