package dev.tradewind.inference.explain.domain;

/**
 * What one thing gave to a score.
 *
 * @param feature what it is
 * @param value its value in the question; empty where it has none
 * @param amount what it gave; positive raised the score
 */
public record Contribution(String feature, String value, double amount) {}
