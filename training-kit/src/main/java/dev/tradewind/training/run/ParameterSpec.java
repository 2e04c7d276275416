package dev.tradewind.training.run;

/** A parameter of a run: a number within a range, or a text. */
public sealed interface ParameterSpec permits NumberSpec, TextSpec {

  /** In snake case. */
  String name();

  /** A whole number. */
  static NumberSpec whole(String name, long standard, long min, long max) {
    return new NumberSpec(name, true, standard, min, max);
  }

  /** Any number. */
  static NumberSpec decimal(String name, double standard, double min, double max) {
    return new NumberSpec(name, false, standard, min, max);
  }

  /** Any number; where it is not given, the model takes one that suits the data. */
  static NumberSpec suited(String name, double min, double max) {
    return new NumberSpec(name, false, Double.NaN, min, max);
  }

  /** A whole number; where it is not given, the model takes one that suits the data. */
  static NumberSpec suitedWhole(String name, long min, long max) {
    return new NumberSpec(name, true, Double.NaN, min, max);
  }

  /** A text; empty where it is not given. */
  static TextSpec text(String name) {
    return new TextSpec(name);
  }
}
