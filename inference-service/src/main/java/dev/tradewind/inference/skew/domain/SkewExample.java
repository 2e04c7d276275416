package dev.tradewind.inference.skew.domain;

import dev.tradewind.inference.predictionlog.domain.LoggedValues;
import java.time.Instant;

/**
 * An answer whose model was asked with something else than history says.
 *
 * @param predictionId of the answer; no id of a person
 * @param input its name
 * @param readAt as of when the features were read
 * @param asked what the model was asked with
 * @param history what it should have been asked with
 */
public record SkewExample(
    String predictionId, String input, Instant readAt, LoggedValues asked, LoggedValues history) {}
