package dev.tradewind.training.vision;

import dev.tradewind.training.run.RunFailure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Pictures to learn from, to choose on and to measure on. Where the data do not say what is
 * measured on, one in five of each class is; one in twenty of the others is chosen on; drawn by the
 * seed.
 *
 * @param classes names by number
 */
record ImageSplit(List<String> classes, Images train, Images validation, Images test) {

  private static final int TEST_SHARE = 5;
  private static final int VALIDATION_SHARE = 20;

  static ImageSplit of(ImageSet set, long seed) {
    Random random = new Random(seed);
    Images rest = set.learn();
    Images test = set.test();
    if (test == null) {
      List<int[]> parts = draw(rest, set.classes().size(), TEST_SHARE, random);
      test = rest.only(parts.get(0));
      rest = rest.only(parts.get(1));
    }
    List<int[]> parts = draw(rest, set.classes().size(), VALIDATION_SHARE, random);
    Images validation = rest.only(parts.get(0));
    Images train = rest.only(parts.get(1));
    long known = java.util.Arrays.stream(train.labels()).distinct().count();
    if (known < 2 || validation.size() == 0 || test.size() == 0) {
      throw RunFailure.data(
          train.size()
              + " pictures of "
              + known
              + " classes to learn from, "
              + validation.size()
              + " to choose on, "
              + test.size()
              + " to measure on (expected: two classes or more, three pictures of each)");
    }
    return new ImageSplit(set.classes(), train, validation, test);
  }

  /** Of each class one in so many, at least one of three, and the others; each in a drawn order. */
  private static List<int[]> draw(Images images, int classes, int share, Random random) {
    List<List<Integer>> byClass = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      byClass.add(new ArrayList<>());
    }
    for (int row = 0; row < images.size(); row++) {
      byClass.get(images.labels()[row]).add(row);
    }
    List<Integer> drawn = new ArrayList<>();
    List<Integer> others = new ArrayList<>();
    for (List<Integer> rows : byClass) {
      Collections.shuffle(rows, random);
      int taken = rows.size() < 3 ? 0 : Math.max(1, rows.size() / share);
      drawn.addAll(rows.subList(0, taken));
      others.addAll(rows.subList(taken, rows.size()));
    }
    return List.of(
        drawn.stream().mapToInt(Integer::intValue).toArray(),
        others.stream().mapToInt(Integer::intValue).toArray());
  }
}
