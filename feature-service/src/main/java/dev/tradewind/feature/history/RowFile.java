package dev.tradewind.feature.history;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rows of a training set on disk: each its length (4 bytes) and its message. */
final class RowFile implements Closeable {

  /** Well below what gRPC clients accept in one message. */
  private static final int PAGE_BYTES = 2 * 1024 * 1024;

  /**
   * Some rows.
   *
   * @param next where the next page begins
   * @param last whether there is none
   */
  record Page(List<TrainingRow> rows, long next, boolean last) {}

  private final Path path;
  private final long bytes;

  /** Over a finished file of so many bytes. */
  RowFile(Path path, long bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /**
   * Reads from a place that an earlier page ended at.
   *
   * @param position in bytes; 0 for the first page
   */
  Page read(long position, int maxRows) {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      List<TrainingRow> rows = new ArrayList<>();
      long at = position;
      long end = position + PAGE_BYTES;
      file.seek(position);
      while (at < bytes && rows.size() < maxRows) {
        int length = file.readInt();
        if (length < 0 || length > bytes - at - Integer.BYTES) {
          throw new ServiceException(
              CommonReason.PAGE_TOKEN_INVALID, "page_token: not a token of this method");
        }
        if (at + length > end && !rows.isEmpty()) {
          break;
        }
        byte[] row = new byte[length];
        file.readFully(row);
        rows.add(TrainingRow.parseFrom(row));
        at += Integer.BYTES + length;
      }
      return new Page(rows, at, at >= bytes);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
