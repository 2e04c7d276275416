package dev.tradewind.feature.history;

import dev.tradewind.api.feature.v1.TrainingRow;
import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.feature.history.domain.HistoryRow;
import dev.tradewind.feature.wire.FeatureMessages;
import dev.tradewind.kit.error.ServiceException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/**
 * Writes rows as they are derived, in time order, and puts them into the order that was asked for:
 * only their places are held in memory, never the rows.
 */
final class RowWriter implements Closeable {

  private final Path path;
  private final long maxBytes;
  private final DataOutputStream out;
  private long[] places = new long[1024];
  private int rows;
  private long bytes;
  private boolean ordered = true;

  RowWriter(Path path, long maxBytes) throws IOException {
    this.path = path;
    this.maxBytes = maxBytes;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
  }

  void write(HistoryRow row) {
    byte[] message = message(row).toByteArray();
    if (row.index() >= places.length) {
      places = Arrays.copyOf(places, Math.max(row.index() + 1, places.length * 2));
    }
    ordered &= row.index() == rows;
    places[row.index()] = bytes;
    rows++;
    bytes += Integer.BYTES + message.length;
    if (bytes > maxBytes) {
      throw new ServiceException(
          FeatureReason.TRAINING_SET_TOO_LARGE,
          "the rows take more than "
              + maxBytes
              + " bytes; ask for fewer, or raise tradewind.feature.history.max-bytes");
    }
    try {
      out.writeInt(message.length);
      out.write(message);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static TrainingRow message(HistoryRow row) {
    TrainingRow.Builder message =
        TrainingRow.newBuilder()
            .setEntityId(row.entity())
            .setAsOf(FeatureMessages.toTimestamp(row.asOf()));
    row.values().forEach(value -> message.addValues(FeatureMessages.toMessage(value)));
    row.label().ifPresent(label -> message.setLabel(FeatureMessages.toMessage(label)));
    return message.build();
  }

  int rows() {
    return rows;
  }

  /** The file with all rows in order. */
  RowFile finish() throws IOException {
    out.close();
    if (!ordered) {
      Path sorted = path.resolveSibling(path.getFileName() + ".sorted");
      try {
        copyInOrder(sorted);
        Files.move(sorted, path, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(sorted);
      }
    }
    return new RowFile(path, bytes);
  }

  private void copyInOrder(Path sorted) throws IOException {
    try (RandomAccessFile from = new RandomAccessFile(path.toFile(), "r");
        DataOutputStream to =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(sorted)))) {
      for (int i = 0; i < rows; i++) {
        from.seek(places[i]);
        byte[] row = new byte[from.readInt()];
        from.readFully(row);
        to.writeInt(row.length);
        to.write(row);
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
