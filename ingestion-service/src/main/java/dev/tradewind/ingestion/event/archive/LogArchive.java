package dev.tradewind.ingestion.event.archive;

import dev.tradewind.ingestion.event.domain.LogEntry;
import dev.tradewind.ingestion.event.domain.ReadRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/**
 * The archive: a directory with a Parquet file for each day. A file has its name only once it was
 * written, flushed to disk, read back and found to be what was to be written. All methods block.
 */
public final class LogArchive {

  private final Path directory;
  private final String memoryLimit;
  private final int threads;

  /** Opens the archive; makes the directory where there is none. */
  public LogArchive(Path directory, String memoryLimit, int threads) {
    this.directory = directory.toAbsolutePath();
    this.memoryLimit = memoryLimit;
    this.threads = threads;
    try {
      Files.createDirectories(this.directory);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "tradewind.ingestion.archive.directory: " + directory + " cannot be made", failure);
    }
    if (!Files.isWritable(this.directory)) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.archive.directory: " + directory + " (expected: writable)");
    }
  }

  /**
   * Writes a day, over what there may be. One writer at a time, over all instances; readers may go
   * on.
   */
  public ArchivedDay write(LocalDate day, DayRows rows) throws ArchiveException {
    Path file = file(day);
    Path unproven = directory.resolve("." + file.getFileName() + ".unproven");
    try {
      Files.deleteIfExists(unproven);
      DayContents written;
      try (DuckDatabase database = DuckDatabase.open(memoryLimit, threads)) {
        written = DayFile.write(database, rows, unproven);
      }
      flush(unproven, StandardOpenOption.WRITE);
      DayContents read = contents(unproven);
      if (!read.equals(written)) {
        throw new ArchiveException(
            file + " was read back as " + read + " (expected: " + written + ")");
      }
      long bytes = Files.size(unproven);
      Files.move(
          unproven, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      flush(directory, StandardOpenOption.READ);
      return new ArchivedDay(day, file.getFileName().toString(), bytes, written);
    } catch (IOException | SQLException failure) {
      throw new ArchiveException(file + " cannot be written", failure);
    }
  }

  /** Reads all of a day's file; throws where it is not what was written. */
  public void verify(ArchivedDay day) throws ArchiveException {
    Path file = directory.resolve(day.file());
    DayContents read;
    try {
      read = contents(file);
    } catch (SQLException failure) {
      throw new ArchiveException(file + " cannot be read", failure);
    }
    if (!read.equals(day.contents())) {
      throw new ArchiveException(file + " holds " + read + " (expected: " + day.contents() + ")");
    }
  }

  /** Whether a file of the day's size is there: a quick look, no proof. */
  public boolean seemsWhole(ArchivedDay day) {
    try {
      return Files.size(directory.resolve(day.file())) == day.bytes();
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Opens a database for reads. */
  DuckDatabase open() throws ArchiveException {
    try {
      return DuckDatabase.open(memoryLimit, threads);
    } catch (SQLException failure) {
      throw new ArchiveException("the archive cannot be read", failure);
    }
  }

  /** Reads a range of one partition from a day's file; at least its first entry. */
  List<LogEntry> read(DuckDatabase database, LocalDate day, ReadRange range)
      throws ArchiveException {
    List<LogEntry> entries;
    try (Connection connection = database.connection().duplicate()) {
      entries = DayFile.read(connection, file(day), range);
    } catch (SQLException failure) {
      throw new ArchiveException(file(day) + " cannot be read", failure);
    }
    requireWithoutGap(day, range, entries);
    return entries;
  }

  private void requireWithoutGap(LocalDate day, ReadRange range, List<LogEntry> entries)
      throws ArchiveException {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).offset() != range.fromOffset() + i) {
        throw new ArchiveException(
            file(day) + " lacks offset " + (range.fromOffset() + i) + " of " + range.partition());
      }
    }
    if (entries.isEmpty()) {
      throw new ArchiveException(
          file(day) + " lacks offset " + range.fromOffset() + " of " + range.partition());
    }
  }

  private DayContents contents(Path file) throws SQLException, ArchiveException {
    try (DuckDatabase database = DuckDatabase.open(memoryLimit, threads)) {
      return DayFile.contents(database, file);
    }
  }

  private Path file(LocalDate day) {
    return directory.resolve("event_log_" + day + ".parquet");
  }

  private static void flush(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
