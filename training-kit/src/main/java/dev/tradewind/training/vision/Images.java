package dev.tradewind.training.vision;

import java.util.Arrays;

/**
 * Pictures of one size, each with its class.
 *
 * @param height of each, in pixels
 * @param width of each
 * @param channels 1 for grey, 3 for colours
 * @param pixels of each picture, row by row, the channels of a pixel together; 0 to 255, unsigned
 * @param labels numbers of classes
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record Images(int height, int width, int channels, byte[][] pixels, int[] labels) {

  int size() {
    return labels.length;
  }

  /** Some of them. */
  Images only(int[] rows) {
    return new Images(
        height,
        width,
        channels,
        Arrays.stream(rows).mapToObj(row -> pixels[row]).toArray(byte[][]::new),
        Arrays.stream(rows).map(row -> labels[row]).toArray());
  }

  /** Mean and deviation of each channel: two rows. */
  float[][] moments() {
    double[] sums = new double[channels];
    double[] squares = new double[channels];
    for (byte[] picture : pixels) {
      for (int i = 0; i < picture.length; i++) {
        double value = Byte.toUnsignedInt(picture[i]);
        sums[i % channels] += value;
        squares[i % channels] += value * value;
      }
    }
    double count = Math.max(1, (double) size() * height * width);
    float[][] moments = new float[2][channels];
    for (int channel = 0; channel < channels; channel++) {
      double mean = sums[channel] / count;
      moments[0][channel] = (float) mean;
      moments[1][channel] = (float) Math.sqrt(Math.max(1, squares[channel] / count - mean * mean));
    }
    return moments;
  }
}
