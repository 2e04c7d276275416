package dev.tradewind.feature.history;

import dev.tradewind.feature.error.FeatureReason;
import dev.tradewind.kit.error.ServiceException;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes rows into a file, in the order in which they are handed over. */
final class RowWriter implements Closeable {

  private final Path path;
  private final long maxBytes;
  private final DataOutputStream out;
  private long rows;
  private long bytes;

  RowWriter(Path path, long maxBytes) throws IOException {
    this.path = path;
    this.maxBytes = maxBytes;
    this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16));
  }

  /** Writes a row's message. */
  void write(byte[] message) {
    rows++;
    bytes += Integer.BYTES + message.length;
    if (bytes > maxBytes) {
      throw tooLarge(maxBytes);
    }
    try {
      out.writeInt(message.length);
      out.write(message);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static ServiceException tooLarge(long maxBytes) {
    return new ServiceException(
        FeatureReason.TRAINING_SET_TOO_LARGE,
        "the events or the rows take more than "
            + maxBytes
            + " bytes of disk; ask for fewer features or entities, or raise"
            + " tradewind.feature.history.max-bytes");
  }

  long rows() {
    return rows;
  }

  /** The finished file. */
  RowFile finish() throws IOException {
    out.close();
    return new RowFile(path, bytes);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
