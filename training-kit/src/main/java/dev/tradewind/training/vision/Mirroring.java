package dev.tradewind.training.vision;

import java.util.Arrays;

/** Whether left and right matter. */
final class Mirroring {

  /** Of the accuracy, so much must be left on mirrored pictures. */
  private static final double LEFT = 0.75;

  private Mirroring() {}

  /**
   * Whether a simple model that saw no mirrored picture knows the mirrored ones about as well: then
   * they are what the pictures could have been, and to learn from them helps. Of digits they are
   * not.
   */
  static boolean isHarmless(LinearImages simple, Images validation) {
    Images mirrored =
        new Images(
            validation.height(),
            validation.width(),
            validation.channels(),
            Arrays.stream(validation.pixels())
                .map(picture -> Augmentation.mirror(validation, picture))
                .toArray(byte[][]::new),
            validation.labels());
    return accuracy(simple, mirrored) >= LEFT * accuracy(simple, validation);
  }

  private static double accuracy(LinearImages simple, Images images) {
    int[] answers = simple.classify(images);
    int right = 0;
    for (int i = 0; i < answers.length; i++) {
      right += answers[i] == images.labels()[i] ? 1 : 0;
    }
    return (double) right / answers.length;
  }
}
