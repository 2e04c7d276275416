package dev.tradewind.training.privacy;

import dev.tradewind.training.artifact.ArtifactStore;
import dev.tradewind.training.artifact.RunWorkspace;
import dev.tradewind.training.blocking.FileWork;
import dev.tradewind.training.database.DatabaseContext;
import dev.tradewind.training.domain.ModelVersion;
import dev.tradewind.training.domain.RegisteredModel;
import dev.tradewind.training.privacy.domain.Pseudonyms;
import dev.tradewind.training.privacy.domain.SubjectSet;
import dev.tradewind.training.registry.ModelRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be asked and done about a person. */
@ApplicationScoped
class SubjectVersions {

  private static final int PAGE = 200;

  private final SubjectKey key;
  private final SubjectStatements statements;
  private final ModelRegistry registry;
  private final ArtifactStore artifacts;
  private final FileWork files;
  private final DatabaseContext database;
  private final Clock clock;

  SubjectVersions(
      SubjectKey key,
      SubjectStatements statements,
      ModelRegistry registry,
      ArtifactStore artifacts,
      FileWork files,
      DatabaseContext database,
      Clock clock) {
    this.key = key;
    this.statements = statements;
    this.registry = registry;
    this.artifacts = artifacts;
    this.files = files;
    this.database = database;
    this.clock = clock;
  }

  /**
   * A version that someone was in the data of.
   *
   * @param model its model with its aliases
   * @param version the version
   */
  record Found(RegisteredModel model, ModelVersion version) {}

  /** Writes a call down, whatever became of it. */
  Uni<Void> record(String method, String subjectId, String reason, String outcome) {
    return pseudonym(subjectId)
        .chain(
            subject ->
                database.call(
                    () -> statements.audit(clock.instant(), method, subject, reason, outcome)));
  }

  private Uni<Long> pseudonym(String subjectId) {
    return key.get().map(bytes -> new Pseudonyms(bytes).of(subjectId));
  }

  Uni<Instant> erase(String subjectId) {
    return pseudonym(subjectId)
        .chain(subject -> database.call(() -> statements.erase(subject, clock.instant())));
  }

  /** The versions that someone was in the data of, newest first within a model. */
  Uni<List<Found>> of(String subjectId) {
    return pseudonym(subjectId)
        .chain(subject -> database.call(registry::models).chain(models -> of(subject, models)));
  }

  private Uni<List<Found>> of(long subject, List<RegisteredModel> models) {
    Uni<List<Found>> all = Uni.createFrom().item(ArrayList::new);
    for (RegisteredModel model : models) {
      all = all.chain(found -> page(subject, model, Long.MAX_VALUE, found));
    }
    return all;
  }

  private Uni<List<Found>> page(
      long subject, RegisteredModel model, long below, List<Found> found) {
    return database
        .call(() -> registry.versionsBelow(model.name(), below, PAGE, Map.of()))
        .map(page -> page.stream().map(entry -> entry.version()).toList())
        .chain(
            page ->
                files
                    .call(() -> with(subject, page))
                    .invoke(own -> own.forEach(version -> found.add(new Found(model, version))))
                    .chain(
                        () ->
                            page.size() < PAGE
                                ? Uni.createFrom().item(found)
                                : page(
                                    subject, model, page.get(page.size() - 1).version(), found)));
  }

  private List<ModelVersion> with(long subject, List<ModelVersion> versions) throws IOException {
    List<ModelVersion> own = new ArrayList<>();
    for (ModelVersion version : versions) {
      Path subjects = new RunWorkspace(artifacts.runDirectory(version.runId())).subjects();
      if (Files.exists(subjects)
          && SubjectSet.read(Files.readAllBytes(subjects)).contains(subject)) {
        own.add(version);
      }
    }
    return own;
  }
}
