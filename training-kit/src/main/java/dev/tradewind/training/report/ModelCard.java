package dev.tradewind.training.report;

/**
 * What a reader must know before using the model (after Mitchell and others, Model Cards for Model
 * Reporting, 2019).
 *
 * @param intendedUse what it is for, and what it is not for
 * @param data what it learned from, how the held-out part was chosen
 * @param limits where it fails or was not measured
 */
public record ModelCard(String intendedUse, String data, String limits) {}
