package dev.tradewind.training.vision;

/**
 * The size of a network.
 *
 * @param height of a picture
 * @param width of a picture
 * @param channels of a picture
 * @param classes that it tells
 * @param filters of the first stage; each later one has twice as many
 * @param dropout share dropped before the last layer
 * @param moments mean and deviation of each channel: two rows
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record ImageShape(
    int height,
    int width,
    int channels,
    int classes,
    int filters,
    double dropout,
    float[][] moments) {

  private static final int SMALLEST = 7;

  /** Stages, each of half the side of the one before, the last one about seven pixels. */
  int stages() {
    int stages = 1;
    for (int side = Math.min(height, width); side / 2 >= SMALLEST; side /= 2) {
      stages++;
    }
    return stages;
  }

  /** Filters of the last stage. */
  int features() {
    return filters << (stages() - 1);
  }
}
