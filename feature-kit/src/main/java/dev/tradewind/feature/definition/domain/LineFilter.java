package dev.tradewind.feature.definition.domain;

/** Says which lines count. */
@FunctionalInterface
public interface LineFilter {

  /** Lets every line through. */
  LineFilter ALL = line -> true;

  /** Whether the line counts. One for which this cannot be said does not. */
  boolean matches(LineVariables line);
}
