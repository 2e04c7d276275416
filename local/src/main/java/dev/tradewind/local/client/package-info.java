/** Calls to the platform over gRPC. */
@NullMarked
package dev.tradewind.local.client;

import org.jspecify.annotations.NullMarked;
