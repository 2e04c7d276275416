package dev.tradewind.feature.online;

/**
 * One derivation of the online store from the log, from its first event on. Its id is never used
 * again, so that a writer of an old one can do no harm. The definitions that it is derived by are
 * kept with it.
 *
 * @param shape what it is derived by
 * @param revision of the catalogue that the definitions are from
 */
public record Generation(String id, StoreShape shape, long revision) {}
