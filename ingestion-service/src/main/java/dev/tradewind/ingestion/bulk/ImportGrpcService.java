package dev.tradewind.ingestion.bulk;

import dev.tradewind.api.ingestion.v1.CancelImportRequest;
import dev.tradewind.api.ingestion.v1.CancelImportResponse;
import dev.tradewind.api.ingestion.v1.CreateImportRequest;
import dev.tradewind.api.ingestion.v1.CreateImportResponse;
import dev.tradewind.api.ingestion.v1.GetImportRequest;
import dev.tradewind.api.ingestion.v1.GetImportResponse;
import dev.tradewind.api.ingestion.v1.ImportService;
import dev.tradewind.api.ingestion.v1.ListImportsRequest;
import dev.tradewind.api.ingestion.v1.ListImportsResponse;
import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.error.IngestionReason;
import dev.tradewind.ingestion.event.domain.Payload;
import dev.tradewind.kit.error.CommonReason;
import dev.tradewind.kit.error.ServiceException;
import dev.tradewind.kit.paging.PageToken;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The gRPC edge of imports. */
@GrpcService
class ImportGrpcService implements ImportService {

  private static final String SCOPE = "imports";
  private static final int DEFAULT_PAGE_SIZE = 50;

  private final ImportStore store;
  private final ImportFiles files;
  private final ImportWorker worker;
  private final Clock clock;
  private final int maxOpen;

  ImportGrpcService(
      ImportStore store, ImportFiles files, ImportWorker worker, Clock clock, ImportConfig config) {
    this.store = store;
    this.files = files;
    this.worker = worker;
    this.clock = clock;
    this.maxOpen = config.maxOpen();
  }

  @Override
  public Uni<CreateImportResponse> createImport(CreateImportRequest request) {
    files.require(request.getSpec().getPath());
    SpecReader.read(request.getSpec());
    Payload spec = new Payload(request.getSpec().toByteArray());
    return store
        .open()
        .chain(
            open -> {
              if (open >= maxOpen) {
                throw new ServiceException(
                    CommonReason.OVERLOADED,
                    "imports that wait or run: "
                        + open
                        + " (no more are taken on; try again later)");
              }
              return store.create(request.getImportId(), spec, now());
            })
        .map(
            job -> {
              if (!job.spec().equals(spec)) {
                throw new ServiceException(
                    IngestionReason.IMPORT_EXISTS,
                    "import_id: " + job.id() + " was used for another import: choose another id");
              }
              worker.wake();
              return CreateImportResponse.newBuilder()
                  .setDataImport(ImportMessages.message(job))
                  .build();
            });
  }

  @Override
  public Uni<GetImportResponse> getImport(GetImportRequest request) {
    return store
        .get(request.getImportId())
        .map(job -> known(job, request.getImportId()))
        .map(
            job ->
                GetImportResponse.newBuilder().setDataImport(ImportMessages.message(job)).build());
  }

  @Override
  public Uni<ListImportsResponse> listImports(ListImportsRequest request) {
    long before =
        PageToken.lastKey(SCOPE, request.getPageToken())
            .map(ImportGrpcService::creation)
            .orElse(Long.MAX_VALUE);
    int size = request.getPageSize() == 0 ? DEFAULT_PAGE_SIZE : request.getPageSize();
    return store.list(before, size + 1).map(jobs -> page(jobs, size));
  }

  @Override
  public Uni<CancelImportResponse> cancelImport(CancelImportRequest request) {
    return store
        .cancel(request.getImportId(), now())
        .map(job -> known(job, request.getImportId()))
        .map(
            job ->
                CancelImportResponse.newBuilder()
                    .setDataImport(ImportMessages.message(job))
                    .build());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static ListImportsResponse page(List<FileImport> jobs, int size) {
    ListImportsResponse.Builder response = ListImportsResponse.newBuilder();
    List<FileImport> shown = jobs.subList(0, Math.min(size, jobs.size()));
    shown.forEach(job -> response.addImports(ImportMessages.message(job)));
    if (jobs.size() > size) {
      long last = shown.get(size - 1).creation();
      response.setNextPageToken(PageToken.after(SCOPE, Long.toString(last)));
    }
    return response.build();
  }

  private static FileImport known(Optional<FileImport> job, String id) {
    return job.orElseThrow(
        () ->
            new ServiceException(
                IngestionReason.IMPORT_UNKNOWN, "import_id: there is no import " + id));
  }

  private static long creation(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException forged) {
      throw new ServiceException(
          CommonReason.PAGE_TOKEN_INVALID, "page_token: not a token of this method");
    }
  }
}
