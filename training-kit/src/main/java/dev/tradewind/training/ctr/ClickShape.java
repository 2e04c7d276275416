package dev.tradewind.training.ctr;

import dev.tradewind.training.run.Hyperparameters;

/**
 * The size of the network.
 *
 * @param items numbers of items: known ones, and 0 for all others
 * @param itemWidth of an item's vector
 * @param history items that the shopper took before and that are looked at; 0 for none
 * @param hasItem whether it is known what was shown
 * @param hasPosition whether it is known where
 * @param crosses layers of products
 * @param hidden width of the first dense layer
 * @param pieces of a number's range
 * @param dropout share dropped in training
 */
record ClickShape(
    int items,
    int itemWidth,
    int history,
    boolean hasItem,
    boolean hasPosition,
    int crosses,
    int hidden,
    int pieces,
    double dropout) {

  static ClickShape of(Hyperparameters parameters, Impressions data, ItemNumbers numbers) {
    return new ClickShape(
        numbers.known().size() + 1,
        parameters.whole("item_width"),
        data.hasHistories() ? parameters.whole("history") : 0,
        data.item() >= 0,
        data.position() >= 0,
        parameters.whole("crosses"),
        parameters.whole("hidden"),
        parameters.whole("pieces"),
        parameters.decimal("dropout"));
  }

  /** Whether items have vectors. */
  boolean hasVectors() {
    return hasItem || history > 0;
  }
}
