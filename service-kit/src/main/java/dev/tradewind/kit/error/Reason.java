package dev.tradewind.kit.error;

import io.grpc.Status;

/**
 * A stable reason why a call failed, as the caller sees it in {@code google.rpc.ErrorInfo}. Each
 * service has one enum of these; its constants' names are part of its public contract.
 */
public interface Reason {

  /** The stable name, UPPER_SNAKE_CASE. */
  String name();

  /** The gRPC status that goes with it; says whether trying again makes sense. */
  Status.Code code();
}
