package dev.tradewind.feature.online;

import com.google.protobuf.ByteString;

/**
 * What a new generation is to be derived by.
 *
 * @param revision of the catalogue
 * @param definitions the views packed; the store does not look into them
 */
public record Blueprint(StoreShape shape, long revision, ByteString definitions) {}
