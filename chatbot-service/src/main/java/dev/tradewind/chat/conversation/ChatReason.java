package dev.tradewind.chat.conversation;

import dev.tradewind.kit.error.Reason;
import io.grpc.Status.Code;

/** Why a call to this service fails. */
public enum ChatReason implements Reason {
  /** There is no such conversation. */
  CONVERSATION_UNKNOWN(Code.NOT_FOUND),
  /** The conversation has ended; open another one. */
  CONVERSATION_CLOSED(Code.FAILED_PRECONDITION),
  /** More messages than one conversation may bring in a while; try later. */
  TOO_MANY_MESSAGES(Code.RESOURCE_EXHAUSTED),
  /** The session token opens no conversation, or no longer; the shop must open another one. */
  TOKEN_INVALID(Code.UNAUTHENTICATED),
  /** A WebSocket frame that is not one of the protocol's. */
  FRAME_INVALID(Code.INVALID_ARGUMENT);

  private final Code code;

  ChatReason(Code code) {
    this.code = code;
  }

  @Override
  public Code code() {
    return code;
  }
}
