package dev.tradewind.training.vision;

import dev.tradewind.training.data.DataFiles;
import dev.tradewind.training.run.RunFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pictures as they are read.
 *
 * @param classes names by number
 * @param learn to learn from
 * @param test to measure on; null where nothing says which those are
 * @param files that were read
 */
record ImageSet(List<String> classes, Images learn, @Nullable Images test, List<Path> files) {

  /**
   * Reads a directory; which of the formats it is, is told by what is in it.
   *
   * <ul>
   *   <li>IDX files: pictures {@code [n, height, width]} or {@code [n, height, width, 3]} and
   *       labels {@code [n]}, one pair, or two: then the smaller one is the test;
   *   <li>a directory for each class, with pictures: JPEG, PNG, GIF or BMP.
   * </ul>
   *
   * @param side that pictures of a directory are brought to, in pixels
   * @throws RunFailure DATA_INVALID
   */
  static ImageSet read(Path data, int side) {
    List<IdxFile> all = DataFiles.at(data, IdxFile::isAt).stream().map(IdxFile::head).toList();
    return all.isEmpty() ? PictureDirectory.read(data, side) : idx(data, all);
  }

  private static ImageSet idx(Path data, List<IdxFile> all) {
    List<IdxFile> pictures = new ArrayList<>(all.stream().filter(one -> !one.isLabels()).toList());
    pictures.sort(Comparator.comparingInt(IdxFile::count).reversed());
    List<IdxFile> labels = new ArrayList<>(all.stream().filter(IdxFile::isLabels).toList());
    labels.sort(Comparator.comparingInt(IdxFile::count).reversed());
    int[] counts = pictures.stream().mapToInt(IdxFile::count).toArray();
    boolean pairs = Arrays.equals(counts, labels.stream().mapToInt(IdxFile::count).toArray());
    boolean clear = counts.length == 1 || (counts.length == 2 && counts[0] != counts[1]);
    if (!pairs || !clear) {
      throw RunFailure.data(
          data
              + ": IDX files "
              + all.stream().map(one -> one.path().getFileName() + " " + one.count()).toList()
              + " (expected: one file of pictures and one of as many labels, or two such pairs of"
              + " different sizes, the smaller one to measure on)");
    }
    Images learn = images(pictures.get(0), labels.get(0));
    Images test = counts.length == 1 ? null : images(pictures.get(1), labels.get(1));
    if (test != null
        && (test.height() != learn.height()
            || test.width() != learn.width()
            || test.channels() != learn.channels())) {
      throw RunFailure.data(data + ": pictures of two sizes");
    }
    int classes = Arrays.stream(learn.labels()).max().orElse(0) + 1;
    if (test != null && Arrays.stream(test.labels()).anyMatch(label -> label >= classes)) {
      throw RunFailure.data(data + ": a label to measure on that is not among those to learn from");
    }
    List<String> names = new ArrayList<>();
    for (int label = 0; label < classes; label++) {
      names.add(String.valueOf(label));
    }
    return new ImageSet(names, learn, test, all.stream().map(IdxFile::path).toList());
  }

  private static Images images(IdxFile pictures, IdxFile labels) {
    int[] sizes = pictures.dimensions();
    int channels = sizes.length == 4 ? sizes[3] : 1;
    if (sizes.length < 3 || (channels != 1 && channels != 3)) {
      throw RunFailure.data(
          pictures.path().getFileName()
              + ": dimensions "
              + Arrays.toString(sizes)
              + " (expected: [n, height, width] or [n, height, width, 3])");
    }
    byte[] values = java.util.Objects.requireNonNull(IdxFile.read(pictures.path()).values());
    byte[] classes = java.util.Objects.requireNonNull(IdxFile.read(labels.path()).values());
    int each = sizes[1] * sizes[2] * channels;
    byte[][] rows = new byte[sizes[0]][];
    int[] numbers = new int[sizes[0]];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * each, (i + 1) * each);
      numbers[i] = Byte.toUnsignedInt(classes[i]);
    }
    return new Images(sizes[1], sizes[2], channels, rows, numbers);
  }
}
