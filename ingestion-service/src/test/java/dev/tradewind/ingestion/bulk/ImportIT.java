package dev.tradewind.ingestion.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ingestion.v1.CancelImportRequest;
import dev.tradewind.api.ingestion.v1.CreateImportRequest;
import dev.tradewind.api.ingestion.v1.FieldSource;
import dev.tradewind.api.ingestion.v1.GetImportRequest;
import dev.tradewind.api.ingestion.v1.Import;
import dev.tradewind.api.ingestion.v1.ImportServiceGrpc;
import dev.tradewind.api.ingestion.v1.ImportServiceGrpc.ImportServiceBlockingStub;
import dev.tradewind.api.ingestion.v1.ImportSpec;
import dev.tradewind.api.ingestion.v1.ImportState;
import dev.tradewind.api.ingestion.v1.ListImportsRequest;
import dev.tradewind.api.ingestion.v1.RowFilter;
import dev.tradewind.ingestion.grpc.GrpcTest;
import dev.tradewind.ingestion.store.CuttablePostgres;
import dev.tradewind.testkit.SharedData;
import io.grpc.Status;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(CuttablePostgres.class)
class ImportIT extends GrpcTest {

  private static final Path DIRECTORY = Path.of("target", "imports");
  private static final int ROWS = 100_000;
  private static final Set<ImportState> OPEN =
      Set.of(ImportState.IMPORT_STATE_PENDING, ImportState.IMPORT_STATE_RUNNING);

  @Inject DataSource database;

  private ImportServiceBlockingStub imports;

  @BeforeEach
  void stub() throws IOException {
    Files.createDirectories(DIRECTORY);
    imports = ImportServiceGrpc.newBlockingStub(channel);
  }

  @Test
  void aHundredThousandRowsAreTakenOnceAndTheSecondTimeNotAtAll() throws Exception {
    String file = unique("views") + ".csv";
    write(
        file,
        """
        SELECT CASE WHEN i = 7 THEN 'yesterday' ELSE strftime(TIMESTAMP '2026-01-01' + INTERVAL (i) SECOND, '%%Y-%%m-%%d %%H:%%M:%%S') END AS time,
          CASE WHEN i = 9 THEN 'anna@example.com' ELSE 'shopper-' || (i %% 5000) END AS who,
          'item-' || (i %% 300) AS item
        FROM range(%d) AS t (i)\
        """
            .formatted(ROWS));
    Import first = ended(create(views(file)));
    assertThat(first.getState()).as(first.getError()).isEqualTo(ImportState.IMPORT_STATE_FINISHED);
    assertThat(first.getRowsTotal()).isEqualTo(ROWS);
    assertThat(first.getRowsRead()).isEqualTo(ROWS);
    assertThat(first.getEventsAccepted()).isEqualTo(ROWS - 2);
    assertThat(first.getEventsQuarantined()).isEqualTo(1);
    assertThat(first.getEventsUnreadable()).isEqualTo(1);
    assertThat(first.getUnreadable(0).getRow()).isEqualTo(8);
    assertThat(first.getUnreadable(0).getField()).isEqualTo("occurred_at");
    assertThat(first.getProgress()).isEqualTo(1);
    assertThat(first.hasFinishedAt()).isTrue();

    Import again = ended(create(views(file)));
    assertThat(again.getEventsAccepted()).isZero();
    assertThat(again.getEventsDuplicate()).isEqualTo(ROWS - 2);
  }

  @Test
  void theRowsOfAnOrderAreOnePurchaseWhereverTheyStand() throws Exception {
    String file = unique("orders") + ".parquet";
    write(
        file,
        """
        SELECT TIMESTAMP '2026-01-01 10:00:00' AS time, 's-' || (i % 250) AS who, 'order-' || (i % 250) AS o,
          'item-' || i AS item, 1 + i % 3 AS pieces, CAST(2.50 AS DECIMAL(9, 2)) AS price
        FROM range(1000) AS t (i)\
        """);
    ImportSpec spec =
        ImportSpec.newBuilder()
            .setPath(file)
            .setPayload("purchase")
            .setGroupColumn("o")
            .setCurrencyCode("EUR")
            .addFields(column("occurred_at", "time"))
            .addFields(column("shopper_id", "who"))
            .addFields(column("purchase.order_id", "o"))
            .addFields(column("purchase.lines.item_id", "item"))
            .addFields(column("purchase.lines.quantity", "pieces"))
            .addFields(column("purchase.lines.unit_price", "price"))
            .build();
    Import ended = ended(create(spec));
    assertThat(ended.getState()).as(ended.getError()).isEqualTo(ImportState.IMPORT_STATE_FINISHED);
    assertThat(ended.getRowsRead()).isEqualTo(1000);
    assertThat(ended.getEventsAccepted()).isEqualTo(250);
  }

  @Test
  void whatADeadInstanceLeftIsTakenUpFromItsPosition() throws Exception {
    String file = unique("dead") + ".csv";
    write(
        file,
        """
        SELECT '2026-01-01T10:00:00Z' AS time, 'anna' AS who, 'item-' || i AS item FROM range(1000) AS t (i)\
        """);
    String id = unique("import");
    String checksum = FileChecksum.of(DIRECTORY.resolve(file));
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO event_import (import_id, spec, state, checksum, rows_total, last_row,"
                    + " rows_read, accepted, owner, lease_until, created_at, started_at) VALUES (?,"
                    + " ?, 'RUNNING', ?, 1000, 600, 600, 600, 'dead', now() - interval '1 s',"
                    + " now(), now())")) {
      insert.setString(1, id);
      insert.setBytes(2, views(file).toByteArray());
      insert.setString(3, checksum);
      insert.executeUpdate();
    }
    Import ended = ended(id);
    assertThat(ended.getState()).as(ended.getError()).isEqualTo(ImportState.IMPORT_STATE_FINISHED);
    assertThat(ended.getRowsRead()).isEqualTo(1000);
    assertThat(ended.getEventsAccepted()).isEqualTo(1000);
    // The events of the first 600 rows were not sent here: another import of the file finds 400
    // known.
    Import whole = ended(create(views(file)));
    assertThat(whole.getEventsAccepted()).isEqualTo(600);
    assertThat(whole.getEventsDuplicate()).isEqualTo(400);
  }

  @Test
  void aCancelledImportStaysCancelled() throws Exception {
    String file = unique("long") + ".csv";
    write(
        file,
        """
        SELECT '2026-01-01T10:00:00Z' AS time, 'anna' AS who, 'item-' || i AS item FROM range(200000) AS t (i)\
        """);
    String id = create(views(file));
    Import cancelled = cancel(id);
    assertThat(cancelled.getState()).isEqualTo(ImportState.IMPORT_STATE_CANCELLED);
    assertThat(cancel(id)).isEqualTo(cancelled);
    String after = unique("after") + ".csv";
    write(after, "SELECT '2026-01-01T10:00:00Z' AS time, 'anna' AS who, 'after' AS item");
    assertThat(ended(create(views(after))).getEventsAccepted()).isEqualTo(1);
    assertThat(get(id).getState()).isEqualTo(ImportState.IMPORT_STATE_CANCELLED);
    assertThat(get(id).getRowsRead()).isLessThan(200_000);
  }

  @Test
  void creatingIsIdempotentAndAnIdIsUsedOnce() throws Exception {
    String file = unique("once") + ".csv";
    write(file, "SELECT '2026-01-01T10:00:00Z' AS time, 'anna' AS who, 'mug' AS item");
    CreateImportRequest request =
        CreateImportRequest.newBuilder().setImportId(unique("import")).setSpec(views(file)).build();
    Import first = imports.createImport(request).getDataImport();
    Import second = imports.createImport(request).getDataImport();
    assertThat(second.getCreatedAt()).isEqualTo(first.getCreatedAt());
    assertFails(
        Status.Code.ALREADY_EXISTS,
        "IMPORT_EXISTS",
        () ->
            imports.createImport(
                request.toBuilder()
                    .setSpec(views(file).toBuilder().setTimeZone("Europe/Berlin"))
                    .build()));
    assertThat(
            imports
                .listImports(ListImportsRequest.newBuilder().setPageSize(1).build())
                .getImportsCount())
        .isEqualTo(1);
  }

  @Test
  void onlyFilesBelowTheDirectoryAreReadAndWhatIsWrongIsNamed() throws Exception {
    Files.writeString(Path.of("target", "outside.csv"), "time,who,item\n");
    Files.deleteIfExists(DIRECTORY.resolve("link.csv"));
    Files.createSymbolicLink(
        DIRECTORY.resolve("link.csv"), Path.of("target", "outside.csv").toAbsolutePath());
    for (String path : new String[] {"a/../../outside.csv", "link.csv", "absent.csv", "a.exe"}) {
      assertFails(Status.Code.NOT_FOUND, "IMPORT_FILE_UNKNOWN", () -> create(views(path)));
    }
    for (String path : new String[] {"/etc/passwd.csv", "../outside.csv", "*.csv"}) {
      assertFails(Status.Code.INVALID_ARGUMENT, "FIELD_INVALID", () -> create(views(path)));
    }
    String file = unique("other") + ".csv";
    write(file, "SELECT 1 AS a, 2 AS b");
    Import failed = ended(create(views(file)));
    assertThat(failed.getState()).isEqualTo(ImportState.IMPORT_STATE_FAILED);
    assertThat(failed.getError()).contains("no column time").contains("[a, b]");
    assertFails(Status.Code.NOT_FOUND, "IMPORT_UNKNOWN", () -> get("no-such-import"));
  }

  @Test
  void onlineRetailComesInAsItsInvoices() throws Exception {
    Path source = SharedData.require("online-retail/online_retail.csv.gz");
    Files.copy(
        source, DIRECTORY.resolve("online_retail.csv.gz"), StandardCopyOption.REPLACE_EXISTING);
    ImportSpec spec =
        ImportSpec.newBuilder()
            .setPath("online_retail.csv.gz")
            .setPayload("purchase")
            .setGroupColumn("InvoiceNo")
            .setTimeZone("Europe/London")
            .setCurrencyCode("GBP")
            .addFields(column("occurred_at", "InvoiceDate"))
            .addFields(column("shopper_id", "CustomerID"))
            .addFields(column("purchase.order_id", "InvoiceNo"))
            .addFields(column("purchase.lines.item_id", "StockCode"))
            .addFields(column("purchase.lines.quantity", "Quantity"))
            .addFields(column("purchase.lines.unit_price", "UnitPrice"))
            .addFilters(filter("InvoiceNo", "[0-9]+"))
            .addFilters(filter("Quantity", "[1-9][0-9]*"))
            .addFilters(filter("CustomerID", ".+"))
            .build();
    Import ended = ended(create(spec));
    assertThat(ended.getState()).as(ended.getError()).isEqualTo(ImportState.IMPORT_STATE_FINISHED);
    assertThat(ended.getEventsUnreadable()).isZero();
    long invoices =
        count(
            "SELECT count(DISTINCT InvoiceNo) FROM read_csv('"
                + DIRECTORY.resolve("online_retail.csv.gz")
                + "', all_varchar=true) WHERE regexp_full_match(InvoiceNo, '[0-9]+')"
                + " AND CAST(Quantity AS BIGINT) > 0 AND CustomerID <> ''");
    assertThat(ended.getEventsAccepted() + ended.getEventsQuarantined()).isEqualTo(invoices);
    assertThat(ended.getEventsAccepted()).isGreaterThan(18_000);
  }

  private String create(ImportSpec spec) {
    String id = unique("import");
    imports.createImport(CreateImportRequest.newBuilder().setImportId(id).setSpec(spec).build());
    return id;
  }

  private Import get(String id) {
    return imports.getImport(GetImportRequest.newBuilder().setImportId(id).build()).getDataImport();
  }

  private Import cancel(String id) {
    return imports
        .cancelImport(CancelImportRequest.newBuilder().setImportId(id).build())
        .getDataImport();
  }

  /** The import once it has ended; its progress never falls on the way. */
  private Import ended(String id) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    Import job = get(id);
    while (OPEN.contains(job.getState())) {
      assertThat(System.nanoTime()).as("%s", job).isLessThan(deadline);
      boolean never = new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
      assertThat(never).isFalse();
      Import later = get(id);
      assertThat(later.getProgress()).isGreaterThanOrEqualTo(job.getProgress());
      job = later;
    }
    return job;
  }

  private static ImportSpec views(String file) {
    return ImportSpec.newBuilder()
        .setPath(file)
        .setPayload("view_item")
        .addFields(column("occurred_at", "time"))
        .addFields(column("shopper_id", "who"))
        .addFields(column("view_item.item_id", "item"))
        .build();
  }

  private static FieldSource.Builder column(String field, String column) {
    return FieldSource.newBuilder().setField(field).setColumn(column);
  }

  private static RowFilter.Builder filter(String column, String pattern) {
    return RowFilter.newBuilder().setColumn(column).setPattern(pattern);
  }

  private static void write(String file, String query) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + DIRECTORY.resolve(file) + "'");
    }
  }

  private static long count(String query) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    }
  }
}
