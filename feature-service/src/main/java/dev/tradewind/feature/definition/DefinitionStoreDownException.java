package dev.tradewind.feature.definition;

/** The store of definitions does not answer. */
public final class DefinitionStoreDownException extends RuntimeException {

  public DefinitionStoreDownException(Throwable cause) {
    super("the store of definitions does not answer: " + cause, cause);
  }
}
