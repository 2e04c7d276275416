package dev.tradewind.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.CreateImportRequest;
import dev.tradewind.api.ingestion.v1.FieldSource;
import dev.tradewind.api.ingestion.v1.GetImportRequest;
import dev.tradewind.api.ingestion.v1.Import;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.api.ingestion.v1.ImportState;
import dev.tradewind.local.platform.Component;
import io.grpc.StatusRuntimeException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.regex.Pattern;

/** A file of views of items that nothing else speaks of, on its way through an import. */
final class FileOfViews {

  static final int ROWS = 100_000;
  private static final String ID = "views-of-old";
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  private final RunningPlatform platform;

  FileOfViews(RunningPlatform platform) {
    this.platform = platform;
  }

  void startImport() throws IOException {
    String name = ID + ".csv";
    try (BufferedWriter file = Files.newBufferedWriter(platform.home().imports().resolve(name))) {
      file.write("time,who,item\n");
      for (int row = 0; row < ROWS; row++) {
        file.write(FIRST.plusSeconds(row) + ",old-" + row % 5000 + ",old-" + row % 300 + "\n");
      }
    }
    platform
        .client()
        .imports()
        .createImport(
            CreateImportRequest.newBuilder()
                .setImportId(ID)
                .setSpec(
                    ImportSpec.newBuilder()
                        .setPath(name)
                        .setPayload("view_item")
                        .addFields(field("occurred_at", "time"))
                        .addFields(field("shopper_id", "who"))
                        .addFields(field("view_item.item_id", "item")))
                .build());
  }

  long rowsRead() {
    return now().getRowsRead();
  }

  boolean isEnded() {
    try {
      return now().getState() != ImportState.IMPORT_STATE_RUNNING;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }

  void assertTakenOnceAndGoneOnInTheMidst() throws IOException {
    Import end = now();
    assertThat(end.getState()).as(end.getError()).isEqualTo(ImportState.IMPORT_STATE_FINISHED);
    assertThat(end.getRowsRead()).isEqualTo(ROWS);
    assertThat(end.getEventsAccepted() + end.getEventsDuplicate()).isEqualTo(ROWS);
    assertThat(Files.readString(platform.home().log(Component.INGESTION)))
        .containsPattern(Pattern.compile("import " + ID + ": from row [1-9]"));
  }

  private Import now() {
    return platform
        .client()
        .imports()
        .getImport(GetImportRequest.newBuilder().setImportId(ID).build())
        .getDataImport();
  }

  private static FieldSource field(String path, String column) {
    return FieldSource.newBuilder().setField(path).setColumn(column).build();
  }
}
