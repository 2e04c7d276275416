package dev.tradewind.kit.validation;

import com.google.protobuf.Message;

/**
 * Sees cheaply that a message keeps the contract's rules: for a message whose rules cost more to
 * evaluate than the call that it asks for. A service declares one as a bean. It must never take a
 * message for sound that breaks a rule; a test holds it against {@link MessageValidator}.
 */
public interface QuickCheck {

  /** The message that it knows. */
  Class<? extends Message> type();

  /**
   * Whether the message surely keeps all rules; where it does not, they are evaluated.
   *
   * @param message of the {@link #type}
   */
  boolean isSurelySound(Message message);
}
