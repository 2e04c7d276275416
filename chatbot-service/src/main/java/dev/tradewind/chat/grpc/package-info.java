/** The gRPC edge. */
@NullMarked
package dev.tradewind.chat.grpc;

import org.jspecify.annotations.NullMarked;
