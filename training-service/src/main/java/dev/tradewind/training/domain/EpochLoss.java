package dev.tradewind.training.domain;

import java.time.Instant;

/**
 * The training loss of an epoch.
 *
 * @param epoch from 1
 * @param loss its mean
 * @param recordedAt when it was written down
 */
public record EpochLoss(int epoch, double loss, Instant recordedAt) {}
