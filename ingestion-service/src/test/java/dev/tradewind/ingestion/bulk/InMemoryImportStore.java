package dev.tradewind.ingestion.bulk;

import dev.tradewind.ingestion.bulk.domain.FileImport;
import dev.tradewind.ingestion.bulk.domain.ImportState;
import dev.tradewind.ingestion.bulk.domain.Progress;
import dev.tradewind.ingestion.bulk.domain.Step;
import dev.tradewind.ingestion.event.domain.Payload;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One import, whose owner is whoever claimed it last: leases run out at once. */
final class InMemoryImportStore implements ImportStore {

  private Optional<FileImport> job = Optional.empty();
  private String owner = "";

  FileImport job() {
    return job.orElseThrow();
  }

  @Override
  public Uni<FileImport> create(String id, Payload spec, Instant now) {
    job =
        Optional.of(
            new FileImport(
                id,
                1,
                spec,
                ImportState.PENDING,
                Optional.empty(),
                Progress.NONE,
                "",
                now,
                Optional.empty(),
                Optional.empty()));
    return Uni.createFrom().item(job());
  }

  @Override
  public Uni<Long> open() {
    return Uni.createFrom().item(job.stream().count());
  }

  @Override
  public Uni<Optional<FileImport>> get(String id) {
    return Uni.createFrom().item(job);
  }

  @Override
  public Uni<List<FileImport>> list(long beforeCreation, int max) {
    return Uni.createFrom().item(job.stream().toList());
  }

  @Override
  public Uni<Optional<FileImport>> cancel(String id, Instant now) {
    set(ImportState.CANCELLED, job().checksum(), job().progress(), "");
    return get(id);
  }

  @Override
  public Uni<Optional<FileImport>> claim(String claimer, Duration lease, Instant now) {
    owner = claimer;
    set(ImportState.RUNNING, job().checksum(), job().progress(), "");
    return get(job().id());
  }

  @Override
  public Uni<Boolean> renew(String id, String claimer, Duration lease) {
    return Uni.createFrom().item(holds(claimer));
  }

  @Override
  public Uni<Boolean> begin(String id, String claimer, String checksum, long rowsTotal) {
    return change(
        claimer,
        () ->
            set(
                ImportState.RUNNING,
                Optional.of(checksum),
                new Progress(
                    rowsTotal, 0, 0, Progress.NONE.tally(), 0, Progress.NONE.firstUnreadable()),
                ""));
  }

  @Override
  public Uni<Boolean> advance(String id, String claimer, Step step) {
    return change(
        claimer, () -> set(ImportState.RUNNING, job().checksum(), job().progress().plus(step), ""));
  }

  @Override
  public Uni<Boolean> end(String id, String claimer, ImportState state, String error, Instant now) {
    return change(claimer, () -> set(state, job().checksum(), job().progress(), error));
  }

  private Uni<Boolean> change(String claimer, Runnable change) {
    boolean holds = holds(claimer);
    if (holds) {
      change.run();
    }
    return Uni.createFrom().item(holds);
  }

  private boolean holds(String claimer) {
    return owner.equals(claimer) && job().state() == ImportState.RUNNING;
  }

  private void set(ImportState state, Optional<String> checksum, Progress progress, String error) {
    FileImport old = job();
    job =
        Optional.of(
            new FileImport(
                old.id(),
                old.creation(),
                old.spec(),
                state,
                checksum,
                progress,
                error,
                old.createdAt(),
                old.startedAt(),
                old.finishedAt()));
  }
}
