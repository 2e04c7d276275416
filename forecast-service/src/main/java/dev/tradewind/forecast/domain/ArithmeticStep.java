package dev.tradewind.forecast.domain;

/**
 * One line of arithmetic, for a person to check.
 *
 * @param label what it is
 * @param formula how it comes about; names in it are labels of lines above
 * @param value the result, in pieces
 */
public record ArithmeticStep(String label, String formula, double value) {}
