package dev.tradewind.training.vision;

/**
 * Histograms of oriented gradients (Dalal and Triggs 2005): how much of a picture's edges run which
 * way, in cells of it. Nine directions without a sign, each shared between its two neighbours;
 * blocks of two by two cells, each brought to length 1 with its largest values clipped.
 */
final class GradientHistograms {

  private static final int DIRECTIONS = 9;
  private static final int CELLS = 7;
  private static final int BLOCK = 2;
  private static final float CLIP = 0.2f;

  private final Images images;

  GradientHistograms(Images images) {
    this.images = images;
  }

  /** Numbers of a picture. */
  int size() {
    int blocks = CELLS - BLOCK + 1;
    return blocks * blocks * BLOCK * BLOCK * DIRECTIONS;
  }

  /** Of one picture; of colours their mean is taken. */
  float[] of(byte[] picture) {
    int height = images.height();
    int width = images.width();
    float[] grey = grey(picture);
    float[][] cells = new float[CELLS * CELLS][DIRECTIONS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float across =
            grey[y * width + Math.min(width - 1, x + 1)] - grey[y * width + Math.max(0, x - 1)];
        float down =
            grey[Math.min(height - 1, y + 1) * width + x] - grey[Math.max(0, y - 1) * width + x];
        double strength = Math.hypot(across, down);
        double turn = Math.atan2(down, across) / Math.PI;
        double place = (turn - Math.floor(turn)) * DIRECTIONS;
        int first = (int) place % DIRECTIONS;
        float second = (float) (place - Math.floor(place));
        float[] cell = cells[y * CELLS / height * CELLS + x * CELLS / width];
        cell[first] += (float) strength * (1 - second);
        cell[(first + 1) % DIRECTIONS] += (float) strength * second;
      }
    }
    return blocks(cells);
  }

  private float[] grey(byte[] picture) {
    float[] grey = new float[images.height() * images.width()];
    for (int i = 0; i < picture.length; i++) {
      grey[i / images.channels()] += Byte.toUnsignedInt(picture[i]) / 255f / images.channels();
    }
    return grey;
  }

  private float[] blocks(float[][] cells) {
    float[] all = new float[size()];
    int next = 0;
    for (int top = 0; top + BLOCK <= CELLS; top++) {
      for (int left = 0; left + BLOCK <= CELLS; left++) {
        int from = next;
        for (int cell = 0; cell < BLOCK * BLOCK; cell++) {
          float[] directions = cells[(top + cell / BLOCK) * CELLS + left + cell % BLOCK];
          System.arraycopy(directions, 0, all, next, DIRECTIONS);
          next += DIRECTIONS;
        }
        scale(all, from, next);
        for (int i = from; i < next; i++) {
          all[i] = Math.min(CLIP, all[i]);
        }
        scale(all, from, next);
      }
    }
    return all;
  }

  private static void scale(float[] values, int from, int to) {
    double length = 1e-6;
    for (int i = from; i < to; i++) {
      length += values[i] * values[i];
    }
    float scale = (float) (1 / Math.sqrt(length));
    for (int i = from; i < to; i++) {
      values[i] *= scale;
    }
  }
}
