package dev.tradewind.training.searchrank;

import dev.tradewind.training.nn.layer.Standardization;

/**
 * What the network is like.
 *
 * @param features how many numbers it sees of a pair
 * @param hidden units of each of its two layers
 * @param members networks whose answers are averaged
 * @param dropout in training
 * @param scales of the features
 * @param low lowest relevance that it learned from
 * @param high highest
 */
record SearchShape(
    int features,
    int hidden,
    int members,
    double dropout,
    Standardization scales,
    double low,
    double high) {}
