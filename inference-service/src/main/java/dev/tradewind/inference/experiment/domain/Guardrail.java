package dev.tradewind.inference.experiment.domain;

/**
 * A harm that ends an experiment by itself.
 *
 * @param metric what must not get worse
 * @param margin by how much it may get worse, as a share of the control's value (0.05: a
 *     twentieth); of {@link Metric#FALLBACK_RATE} as a difference of rates, as the control's may be
 *     0
 */
public record Guardrail(Metric metric, double margin) {}
