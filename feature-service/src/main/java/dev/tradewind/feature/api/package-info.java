/** Feature values over gRPC. */
@NullMarked
package dev.tradewind.feature.api;

import org.jspecify.annotations.NullMarked;
