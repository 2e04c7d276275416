package dev.tradewind.training.run;

import java.util.Locale;

/**
 * A parameter that is a number: its name, range and default.
 *
 * @param name in snake case
 * @param whole whether only whole numbers are allowed
 * @param standard the default; NaN where the model takes one that suits the data
 * @param min smallest value allowed
 * @param max largest value allowed
 */
public record NumberSpec(String name, boolean whole, double standard, double min, double max)
    implements ParameterSpec {

  double parse(String text) {
    double value;
    try {
      value = whole ? Long.parseLong(text.trim()) : Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw refusal(text);
    }
    if (!(value >= min && value <= max)) {
      throw refusal(text);
    }
    return value;
  }

  /** The value as it is written in reports. */
  String format(double value) {
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  private RunFailure refusal(String text) {
    return RunFailure.parameter(
        String.format(
            Locale.ROOT,
            "%s: \"%s\" (expected: a %s from %s to %s)",
            name,
            text,
            whole ? "whole number" : "number",
            format(min),
            format(max)));
  }
}
