package dev.tradewind.inference.decision.recommend;

import dev.tradewind.inference.predict.VersionChoice;

/**
 * The arm of an experiment that a shopper is in.
 *
 * @param experimentId which
 * @param name the arm's
 * @param version of the model that ranks for it
 * @param control the version that ranks where that one is not served
 */
public record ShopperArm(
    String experimentId, String name, VersionChoice version, VersionChoice control) {}
