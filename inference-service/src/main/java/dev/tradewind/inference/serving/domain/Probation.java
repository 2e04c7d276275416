package dev.tradewind.inference.serving.domain;

import java.time.Instant;

/**
 * The first minutes of a version that has just taken over: the one before it stays loaded, so that
 * going back takes no time.
 *
 * @param candidate that serves now
 * @param predecessor that served before
 * @param until when the predecessor may go
 */
public record Probation(long candidate, long predecessor, Instant until) {}
