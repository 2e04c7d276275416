package dev.tradewind.inference.experiment.domain;

import java.time.Instant;

/**
 * A subject met its arm.
 *
 * @param subject its id
 * @param arm the arm's name
 * @param ranking that was shown; empty where none was
 * @param at when, by the clock of whoever showed it
 * @param receivedAt when ingestion took it, by ingestion's clock
 */
public record Exposed(String subject, String arm, String ranking, Instant at, Instant receivedAt) {}
