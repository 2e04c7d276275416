package dev.tradewind.inference.serving.domain;

import java.time.Instant;

/**
 * A champion that could not be loaded.
 *
 * @param champion which one
 * @param reason why, in words
 * @param attempts how often it was tried, from 1
 * @param retryAt the earliest moment to try it again
 */
public record Refusal(Champion champion, String reason, int attempts, Instant retryAt) {}
