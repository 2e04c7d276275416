package dev.tradewind.feature.history.domain;

/**
 * Says that an id is another name of a shopper.
 *
 * @param linkedAt from when on; microseconds
 */
public record IdentityLink(String shopper, long linkedAt) {}
