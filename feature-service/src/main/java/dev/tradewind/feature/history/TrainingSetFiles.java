package dev.tradewind.feature.history;

import com.google.common.hash.Hashing;
import com.google.common.io.MoreFiles;
import dev.tradewind.feature.definition.domain.ValueKind;
import dev.tradewind.feature.history.domain.WantedRows;
import dev.tradewind.feature.history.spill.ParquetColumn;
import dev.tradewind.feature.history.spill.ParquetRows;
import dev.tradewind.feature.history.spill.RowOrder;
import dev.tradewind.feature.history.spill.SpillDatabase;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes training sets to Parquet files. */
@Singleton
public class TrainingSetFiles {

  /** Added to the name of a file that is not whole yet. */
  public static final String UNFINISHED = ".part";

  /**
   * A whole file.
   *
   * @param sha256 of its bytes, in hex
   * @param endOffsets of each partition: the prefix of the log that the rows come from
   */
  public record Written(long rows, String sha256, List<Long> endOffsets) {
    public Written {
      endOffsets = List.copyOf(endOffsets);
    }
  }

  private final Derivations derivations;

  public TrainingSetFiles(Derivations derivations) {
    this.derivations = derivations;
  }

  /**
   * Derives a training set and writes it. Blocks. The file is there with all of its rows, or not at
   * all.
   *
   * @throws java.util.concurrent.CancellationException where the task was cancelled
   */
  public Written write(TrainingSetQuery query, Path file, Task task) {
    Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
    try (SpillDatabase database = derivations.newDatabase()) {
      ParquetRows rows = new ParquetRows(database, columns(query));
      List<Long> ends;
      try (rows) {
        ends = derivations.derive(query, task, rows::add);
      }
      database.checkSize();
      rows.writeTo(unfinished, RowOrder.of(query.rows()));
      task.check();
      long found = ParquetRows.rowsOf(database, unfinished);
      if (found != rows.count()) {
        throw new IllegalStateException(
            unfinished + ": " + found + " rows (expected: " + rows.count() + ")");
      }
      String sha256 = MoreFiles.asByteSource(unfinished).hash(Hashing.sha256()).toString();
      force(unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      force(file.toAbsolutePath().getParent());
      return new Written(found, sha256, ends);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      delete(unfinished);
    }
  }

  private static List<ParquetColumn> columns(TrainingSetQuery query) {
    List<ParquetColumn> columns = new ArrayList<>();
    for (int i = 0; i < query.features().size(); i++) {
      columns.add(new ParquetColumn(query.features().get(i), query.selection().kind(i)));
    }
    if (query.rows() instanceof WantedRows.Labels labels) {
      ValueKind kind = labels.value().isText() ? ValueKind.TEXT : ValueKind.DECIMAL;
      columns.add(new ParquetColumn("label", kind));
    }
    return columns;
  }

  private static void force(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Deletes a file, and what is unfinished of it; neither has to be there. */
  public static void deleteAll(Path file) {
    delete(file.resolveSibling(file.getFileName() + UNFINISHED));
    delete(file);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
