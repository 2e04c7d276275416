package dev.tradewind.forecast.domain;

/**
 * Pieces there are and pieces to come.
 *
 * @param onHand that can be sold now
 * @param onOrder ordered from the supplier and not yet here
 */
public record StockPosition(long onHand, long onOrder) {

  /** Both together. */
  public double pieces() {
    return (double) onHand + onOrder;
  }
}
