package dev.tradewind.ingestion.bulk.duckdb;

import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.ingestion.bulk.ImportConfig;
import dev.tradewind.ingestion.bulk.ImportFailed;
import dev.tradewind.ingestion.bulk.RowFile;
import dev.tradewind.ingestion.bulk.RowReader;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * Reads CSV and Parquet with DuckDB: what is wanted of the file goes into a table on disk, numbered
 * in the file's order, and comes out sorted without being held in memory.
 */
@Singleton
class DuckRowReader implements RowReader {

  private final String memoryLimit;
  private final int threads;

  DuckRowReader(ImportConfig config) {
    memoryLimit = config.memoryLimit();
    threads = config.threads();
  }

  @Override
  public RowFile open(Path file, ImportSpec spec, List<String> columns) {
    try {
      Path work = Files.createTempDirectory("tradewind-import");
      DuckRowFile rows = new DuckRowFile(work, memoryLimit, threads);
      try {
        rows.stage(new StageQuery(file, spec, columns));
        return rows;
      } catch (SQLException unreadable) {
        rows.close();
        throw new ImportFailed("the file cannot be read: " + firstLine(unreadable));
      } catch (RuntimeException failed) {
        rows.close();
        throw failed;
      }
    } catch (IOException noDisk) {
      throw new UncheckedIOException(noDisk);
    } catch (SQLException noEngine) {
      throw new IllegalStateException("DuckDB does not start", noEngine);
    }
  }

  /** DuckDB goes on to quote the file. */
  private static String firstLine(SQLException failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
