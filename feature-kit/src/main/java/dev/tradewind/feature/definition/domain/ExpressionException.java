package dev.tradewind.feature.definition.domain;

/** An expression that is not sound. The message says where: line and column. */
public final class ExpressionException extends Exception {

  private static final long serialVersionUID = 1;

  public ExpressionException(String message) {
    super(message);
  }
}
