package dev.tradewind.feature.online;

/**
 * One derivation of the online store from the log, from its first event on. Its id is never used
 * again, so that a writer of an old one can do no harm.
 *
 * @param shape what it is derived by
 */
public record Generation(String id, StoreShape shape) {}
