package dev.tradewind.ingestion.bulk;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Tally;
import dev.tradewind.kit.error.ServiceException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/**
 * Runs one import to its end, on a thread of its own. A batch is durable in the log before its
 * position is: whoever goes on after a cut sends at most one batch again, whose events the log
 * knows by their ids.
 */
final class ImportRun {

  private final ImportStore store;
  private final EventSink sink;
  private final RowReader reader;
  private final Function<String, Path> files;
  private final Patience patience;
  private final Clock clock;
  private final int batchEvents;

  ImportRun(
      ImportStore store,
      EventSink sink,
      RowReader reader,
      Function<String, Path> files,
      Patience patience,
      Clock clock,
      int batchEvents) {
    this.store = store;
    this.sink = sink;
    this.reader = reader;
    this.files = files;
    this.patience = patience;
    this.clock = clock;
    this.batchEvents = batchEvents;
  }

  /** Runs an import that the owner holds the lease of. */
  void run(FileImport job, String owner) {
    String error;
    try {
      if (!readOn(job, owner)) {
        return;
      }
      error = "";
    } catch (ImportFailed | ServiceException failed) {
      error = String.valueOf(failed.getMessage());
    }
    ImportState state = error.isEmpty() ? ImportState.FINISHED : ImportState.FAILED;
    String message = error;
    patience.await(() -> store.end(job.id(), owner, state, message, clock.instant()));
  }

  /**
   * Reads on from the import's position; false where it is no longer the owner's before its end.
   */
  private boolean readOn(FileImport job, String owner) {
    ImportSpec spec = spec(job);
    EventMapping mapping = SpecReader.read(spec);
    Path file = files.apply(spec.getPath());
    String checksum = FileChecksum.of(file);
    if (!job.checksum().orElse(checksum).equals(checksum)) {
      throw new ImportFailed(
          "the file was changed after the import had begun: import it as a new one");
    }
    try (RowFile rows = reader.open(file, spec, mapping.columns())) {
      if (job.checksum().isEmpty()
          && !patience.await(() -> store.begin(job.id(), owner, checksum, rows.rows()))) {
        return false;
      }
      try (RowCursor cursor = rows.after(job.progress().lastRow())) {
        return sendAll(new EventRows(cursor, mapping, checksum), job.id(), owner);
      }
    }
  }

  private boolean sendAll(EventRows rows, String id, String owner) {
    for (EventBatch batch = rows.next(batchEvents);
        !batch.isEmpty();
        batch = rows.next(batchEvents)) {
      EventBatch next = batch;
      Tally tally =
          next.events().isEmpty() ? Tally.NONE : patience.await(() -> sink.take(next.events()));
      if (!patience.await(() -> store.advance(id, owner, next.done(tally)))) {
        return false;
      }
    }
    return true;
  }

  private static ImportSpec spec(FileImport job) {
    try {
      return ImportSpec.parseFrom(job.spec().bytes());
    } catch (InvalidProtocolBufferException corrupt) {
      throw new IllegalStateException("import " + job.id() + " holds no spec", corrupt);
    }
  }
}
