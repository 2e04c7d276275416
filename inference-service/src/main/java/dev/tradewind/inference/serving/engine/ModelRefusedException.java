package dev.tradewind.inference.serving.engine;

import org.jspecify.annotations.Nullable;

/** A model that cannot be served; the message says why. */
public final class ModelRefusedException extends Exception {

  public ModelRefusedException(String message) {
    this(message, null);
  }

  public ModelRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
