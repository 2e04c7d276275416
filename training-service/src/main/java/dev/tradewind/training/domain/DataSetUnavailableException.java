package dev.tradewind.training.domain;

/** A data set could not be fetched; the message is for a person to read. */
public class DataSetUnavailableException extends Exception {

  public DataSetUnavailableException(String message) {
    super(message);
  }

  public DataSetUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
