package dev.tradewind.feature.definition.domain;

/** A text or a number made from a line. */
public interface LineExpression {

  /** Whether it makes texts; else it makes numbers. */
  boolean isText();

  /** The text; empty where there is none. */
  String text(LineVariables line);

  /** The number in millionths; {@link LineVariables#ABSENT} where there is none. */
  long number(LineVariables line);
}
