package dev.tradewind.feature.online;

/** The online store does not answer. */
public final class OnlineStoreDownException extends RuntimeException {

  public OnlineStoreDownException(String reason) {
    super("the online store does not answer: " + reason);
  }

  public OnlineStoreDownException(Throwable cause) {
    super("the online store does not answer: " + cause, cause);
  }
}
