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

  private static final double THIN = 20;
  private static final double DENSE = 200;

  /**
   * How much to drop: half where there are up to 20 places to learn from for each item of the
   * catalogue, a fifth from 200 on. It is what keeps a network from learning thin data by heart,
   * and from learning dense data at all.
   *
   * @param places of the training data
   */
  static double dropout(long places, int items) {
    double each = Math.min(DENSE, Math.max(THIN, (double) places / items));
    double share = Math.log(each / THIN) / Math.log(DENSE / THIN);
    return Math.round((0.5 - 0.3 * share) * 100) / 100.0;
  }
}
