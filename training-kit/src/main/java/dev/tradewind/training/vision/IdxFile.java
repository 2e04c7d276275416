package dev.tradewind.training.vision;

import dev.tradewind.training.data.TextFile;
import dev.tradewind.training.run.RunFailure;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The format of MNIST and its kin: a magic number that tells how many dimensions there are, the
 * dimensions, then unsigned bytes (yann.lecun.com/exdb/mnist, "the IDX file format"). Gzipped or
 * not.
 *
 * @param dimensions of the array
 * @param values of it, the last dimension fastest; null until they are read
 */
@SuppressWarnings("ArrayRecordComponent") // rows of numbers; never compared or printed
record IdxFile(Path path, int[] dimensions, byte @Nullable [] values) {

  /** Two zero bytes, then 8 for unsigned bytes; the fourth is the number of dimensions. */
  private static final int MAGIC = 0x0800;

  private static final int MOST_DIMENSIONS = 4;

  /** Whether it begins as such a file does. */
  static boolean isAt(Path path) {
    try (DataInputStream in = new DataInputStream(TextFile.bytes(path))) {
      return dimensions(in) != null;
    } catch (IOException shorter) {
      return false;
    }
  }

  private static int @Nullable [] dimensions(DataInputStream in) throws IOException {
    int magic = in.readInt();
    int count = magic - MAGIC;
    if (count < 1 || count > MOST_DIMENSIONS) {
      return null;
    }
    int[] dimensions = new int[count];
    for (int i = 0; i < count; i++) {
      dimensions[i] = in.readInt();
    }
    return dimensions;
  }

  /** Only how large it is. */
  static IdxFile head(Path path) {
    return read(path, false);
  }

  /** All of it. */
  static IdxFile read(Path path) {
    return read(path, true);
  }

  private static IdxFile read(Path path, boolean values) {
    try (DataInputStream in = new DataInputStream(TextFile.bytes(path))) {
      int[] dimensions = dimensions(in);
      if (dimensions == null) {
        throw RunFailure.data(path.getFileName() + ": no IDX file of bytes");
      }
      long size = 1;
      for (int dimension : dimensions) {
        size *= dimension;
        if (dimension < 1 || size > Integer.MAX_VALUE - 16) {
          throw RunFailure.data(path.getFileName() + ": a dimension of " + dimension);
        }
      }
      if (!values) {
        return new IdxFile(path, dimensions, null);
      }
      byte[] all = in.readNBytes((int) size);
      if (all.length < size) {
        throw RunFailure.data(
            path.getFileName() + ": " + all.length + " values (expected: " + size + ")");
      }
      return new IdxFile(path, dimensions, all);
    } catch (IOException e) {
      throw RunFailure.data(path + " cannot be read: " + e);
    }
  }

  int count() {
    return dimensions[0];
  }

  /** One number for each example. */
  boolean isLabels() {
    return dimensions.length == 1;
  }
}
