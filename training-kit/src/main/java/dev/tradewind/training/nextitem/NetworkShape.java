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

  private static final int NARROW = 64;
  private static final int WIDE = 128;

  /**
   * How wide: 64 for thin data, twice that for dense ones, where there is more to be told of each
   * item.
   *
   * @param places of the training data
   */
  static int dimension(long places, int items) {
    return density(places, items) < 0.5 ? NARROW : WIDE;
  }

  /**
   * How much to drop: half where there are up to 20 places to learn from for each item of the
   * catalogue, a fifth from 200 on. It is what keeps a network from learning thin data by heart,
   * and from learning dense data at all.
   *
   * @param places of the training data
   */
  static double dropout(long places, int items) {
    return Math.round((0.5 - 0.3 * density(places, items)) * 100) / 100.0;
  }

  /** 0 for thin data to 1 for dense ones, by the logarithm. */
  private static double density(long places, int items) {
    double each = Math.min(DENSE, Math.max(THIN, (double) places / items));
    return Math.log(each / THIN) / Math.log(DENSE / THIN);
  }
}
