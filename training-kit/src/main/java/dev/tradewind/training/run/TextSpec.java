package dev.tradewind.training.run;

/**
 * A parameter that is a text, such as the name of a column; empty where it is not given. No search
 * tries other values of it.
 *
 * @param name in snake case
 */
public record TextSpec(String name) implements ParameterSpec {

  private static final int LONGEST = 1000;

  String parse(String text) {
    if (text.length() > LONGEST) {
      throw RunFailure.parameter(
          name + ": " + text.length() + " characters (expected: at most " + LONGEST + ")");
    }
    return text.trim();
  }
}
