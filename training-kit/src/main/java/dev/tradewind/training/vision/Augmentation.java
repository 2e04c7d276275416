package dev.tradewind.training.vision;

import java.util.Random;

/**
 * Pictures as they could have been taken as well: moved by some pixels, the border repeated, and
 * mirrored where left and right do not matter.
 *
 * @param shift most pixels to each side
 * @param mirrored whether half of them are mirrored
 */
record Augmentation(int shift, boolean mirrored) {

  private static final int SHARE = 14;

  /** A fourteenth of the side. */
  static Augmentation of(Images images, boolean mirrored) {
    return new Augmentation(Math.min(images.height(), images.width()) / SHARE, mirrored);
  }

  /**
   * Writes one.
   *
   * @param images of which the sizes are taken
   * @param to from {@code at} on, as many values as a picture has
   */
  void write(Images images, byte[] picture, Random random, byte[] to, int at) {
    int down = random.nextInt(2 * shift + 1) - shift;
    int right = random.nextInt(2 * shift + 1) - shift;
    write(images, picture, down, right, mirrored && random.nextBoolean(), to, at);
  }

  static void write(
      Images images, byte[] picture, int down, int right, boolean mirror, byte[] to, int at) {
    int height = images.height();
    int width = images.width();
    int channels = images.channels();
    int next = at;
    for (int y = 0; y < height; y++) {
      int row = Math.min(height - 1, Math.max(0, y - down)) * width;
      for (int x = 0; x < width; x++) {
        int column = Math.min(width - 1, Math.max(0, x - right));
        int from = (row + (mirror ? width - 1 - column : column)) * channels;
        for (int channel = 0; channel < channels; channel++) {
          to[next++] = picture[from + channel];
        }
      }
    }
  }

  /** The same picture in a mirror. */
  static byte[] mirror(Images images, byte[] picture) {
    byte[] mirrored = new byte[picture.length];
    write(images, picture, 0, 0, true, mirrored, 0);
    return mirrored;
  }
}
