package dev.tradewind.feature.definition.domain;

import java.util.Map;

/** What an expression can ask of a line. */
public interface LineVariables {

  /** Says that a line has no such number. */
  long ABSENT = Long.MIN_VALUE;

  /** How many millionths make one: numbers are whole millionths, so that sums are exact. */
  long ONE = 1_000_000;

  /** The text of that name; empty where the line has none. */
  String text(LineValue value);

  /** The number of that name in millionths; {@link #ABSENT} where the line has none. */
  long number(LineValue value);

  /** Texts of a custom event. */
  Map<String, String> properties();

  /** Numbers of a custom event. */
  Map<String, Double> metrics();
}
