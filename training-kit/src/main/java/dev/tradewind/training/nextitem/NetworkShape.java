package dev.tradewind.training.nextitem;

/**
 * The size of a network.
 *
 * @param items size of the catalogue; items are 1 to items
 * @param dimension width of embeddings and layers
 * @param blocks self-attention blocks
 * @param heads attention heads; divides the dimension
 * @param dropout share dropped in training
 */
record NetworkShape(int items, int dimension, int blocks, int heads, double dropout) {

  /** Longest history that the network looks at. */
  static final int LENGTH = 50;
}
