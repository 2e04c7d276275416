package dev.tradewind.inference.serving.runtime;

import dev.tradewind.inference.serving.domain.Champion;
import dev.tradewind.inference.serving.engine.LoadedModel;

/**
 * A version that answers calls.
 *
 * @param champion which one
 * @param model in memory, warmed
 */
public record ServedVersion(Champion champion, LoadedModel model) {}
