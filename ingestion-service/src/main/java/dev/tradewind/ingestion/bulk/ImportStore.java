package dev.tradewind.ingestion.bulk;

import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Step;
import dev.tradewind.ingestion.event.domain.Payload;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where imports are kept. Whoever runs one holds a lease on it; each write of a run names its owner
 * and answers false where the import is no longer his: it was cancelled, or another took it over.
 */
public interface ImportStore {

  /** Keeps a new import; the one of this id where there is one already. */
  Uni<FileImport> create(String id, Payload spec, Instant now);

  /** How many imports wait or run. */
  Uni<Long> open();

  /** Reads an import. */
  Uni<Optional<FileImport>> get(String id);

  /** Reads imports, newest first, older than the given creation. */
  Uni<List<FileImport>> list(long beforeCreation, int max);

  /** Calls an import off unless it has ended; answers it as it is then. */
  Uni<Optional<FileImport>> cancel(String id, Instant now);

  /** Takes the oldest import that waits, or whose owner's lease ran out; it is RUNNING then. */
  Uni<Optional<FileImport>> claim(String owner, Duration lease, Instant now);

  /** Holds the import for another while. */
  Uni<Boolean> renew(String id, String owner, Duration lease);

  /** Says what the file is, the first time it was read. */
  Uni<Boolean> begin(String id, String owner, String checksum, long rowsTotal);

  /** Puts a batch behind the import. */
  Uni<Boolean> advance(String id, String owner, Step step);

  /** Ends it. */
  Uni<Boolean> end(String id, String owner, ImportState state, String error, Instant now);
}
