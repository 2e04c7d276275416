package dev.tradewind.inference.predictionlog.domain;

/** What a shopper did with an item that was shown. */
public enum Step {
  /** Chose it from the ranking. */
  CLICKED,
  /** Put it into the cart. */
  CARTED,
  /** Paid for it. */
  BOUGHT
}
