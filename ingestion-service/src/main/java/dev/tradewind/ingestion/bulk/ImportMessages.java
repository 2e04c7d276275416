package dev.tradewind.ingestion.bulk;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.tradewind.api.ingestion.v1.Import;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.api.ingestion.v1.UnreadableRow;
import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Progress;
import dev.tradewind.ingestion.message.Times;

/** Imports as messages. */
final class ImportMessages {

  private ImportMessages() {}

  static Import message(FileImport job) {
    Progress progress = job.progress();
    Import.Builder message =
        Import.newBuilder()
            .setImportId(job.id())
            .setSpec(spec(job))
            .setState(state(job.state()))
            .setRowsTotal(progress.rowsTotal())
            .setRowsRead(progress.rowsRead())
            .setEventsAccepted(progress.tally().accepted())
            .setEventsDuplicate(progress.tally().duplicate())
            .setEventsQuarantined(progress.tally().quarantined())
            .setEventsUnreadable(progress.unreadable())
            .setProgress(job.state() == ImportState.FINISHED ? 1 : progress.share())
            .setError(job.error())
            .setCreatedAt(Times.message(job.createdAt()));
    job.startedAt().map(Times::message).ifPresent(message::setStartedAt);
    job.finishedAt().map(Times::message).ifPresent(message::setFinishedAt);
    progress
        .firstUnreadable()
        .forEach(
            row ->
                message.addUnreadable(
                    UnreadableRow.newBuilder()
                        .setRow(row.row())
                        .setField(row.field())
                        .setDetail(row.detail())));
    return message.build();
  }

  private static ImportSpec spec(FileImport job) {
    try {
      return ImportSpec.parseFrom(job.spec().bytes());
    } catch (InvalidProtocolBufferException corrupt) {
      throw new IllegalStateException("import " + job.id() + " holds no spec", corrupt);
    }
  }

  private static dev.tradewind.api.ingestion.v1.ImportState state(ImportState state) {
    return switch (state) {
      case PENDING -> dev.tradewind.api.ingestion.v1.ImportState.IMPORT_STATE_PENDING;
      case RUNNING -> dev.tradewind.api.ingestion.v1.ImportState.IMPORT_STATE_RUNNING;
      case FINISHED -> dev.tradewind.api.ingestion.v1.ImportState.IMPORT_STATE_FINISHED;
      case FAILED -> dev.tradewind.api.ingestion.v1.ImportState.IMPORT_STATE_FAILED;
      case CANCELLED -> dev.tradewind.api.ingestion.v1.ImportState.IMPORT_STATE_CANCELLED;
    };
  }
}
