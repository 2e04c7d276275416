package dev.tradewind.ingestion.bulk;

import dev.tradewind.api.ingestion.v1.ImportSpec;
import java.nio.file.Path;
import java.util.List;

/** Opens files of rows. */
public interface RowReader {

  /**
   * Reads a file once, keeps what is wanted of it on disk, and gives that out in order.
   *
   * @param columns the columns whose values are wanted, by name
   * @throws ImportFailed where the file cannot be read so
   */
  RowFile open(Path file, ImportSpec spec, List<String> columns);
}
