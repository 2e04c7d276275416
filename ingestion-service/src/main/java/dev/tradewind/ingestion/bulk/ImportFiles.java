package dev.tradewind.ingestion.bulk;

import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.kit.error.ServiceException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The files that may be imported: those below one directory, and no others. */
@Singleton
class ImportFiles {

  private static final List<String> ENDINGS =
      List.of(".csv", ".csv.gz", ".tsv", ".tsv.gz", ".parquet");

  private final Optional<Path> directory;

  ImportFiles(ImportConfig config) {
    directory = config.directory();
  }

  /** Whether there are imports at all. */
  boolean isOn() {
    return directory.isPresent();
  }

  /** The file of a path; links that lead out of the directory are not followed. */
  Path require(String path) {
    Path root =
        directory.orElseThrow(
            () ->
                new ServiceException(
                    IngestionReason.IMPORTS_OFF,
                    "tradewind.ingestion.import.directory is not set: this service imports no"
                        + " files"));
    if (ENDINGS.stream().noneMatch(path::endsWith)) {
      throw unknown(path, "its name must end in one of " + ENDINGS);
    }
    try {
      Path real = root.resolve(path).toRealPath();
      if (!real.startsWith(root.toRealPath()) || !Files.isRegularFile(real)) {
        throw unknown(path, "there is no such file below the import directory");
      }
      return real;
    } catch (IOException absent) {
      throw unknown(path, "there is no such file below the import directory");
    }
  }

  private static ServiceException unknown(String path, String why) {
    return new ServiceException(
        IngestionReason.IMPORT_FILE_UNKNOWN, "spec.path: " + path + ": " + why);
  }
}
