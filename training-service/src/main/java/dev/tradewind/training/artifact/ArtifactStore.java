package dev.tradewind.training.artifact;

import dev.tradewind.training.promotion.domain.Candidate;
import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory of trained models. A version appears in it in one step, whole, and is never changed
 * afterwards.
 */
@ApplicationScoped
public class ArtifactStore {

  private static final String RUNS = ".runs";
  private static final String SEARCHES = ".searches";
  private static final String GOLDEN_REQUESTS = "assets.extra/golden_requests.json";

  private final Path root;

  @Inject
  ArtifactStore(TrainingSettings settings) {
    this(settings.artifacts());
  }

  ArtifactStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * A directory for a run's work, on the file system of the store, with what the run left in it.
   */
  public RunWorkspace workspace(String runId) throws IOException {
    return new RunWorkspace(Files.createDirectories(runDirectory(runId)));
  }

  /** The data set that the runs of a search share. */
  public SharedData searchData(String searchId) {
    return new SharedData(root.resolve(SEARCHES).resolve(searchId));
  }

  /** Where a run works or has worked. */
  public Path runDirectory(String runId) {
    return root.resolve(RUNS).resolve(runId);
  }

  /**
   * Forgets the checkpoints of runs that ended without a model, but for the latest ones.
   *
   * @param keep how many
   * @param needed runs to leave alone
   */
  public void forgetOldCheckpoints(int keep, Set<String> needed) throws IOException {
    List<RunWorkspace> left = new ArrayList<>();
    try (Stream<Path> runs = Files.list(root.resolve(RUNS))) {
      runs.filter(run -> !needed.contains(run.getFileName().toString()))
          .map(RunWorkspace::new)
          .filter(workspace -> Files.exists(workspace.output()))
          .forEach(left::add);
    }
    left.sort(Comparator.comparingLong(ArtifactStore::lastUsed).reversed());
    for (RunWorkspace old : left.subList(Math.min(keep, left.size()), left.size())) {
      old.tidy();
    }
  }

  private static long lastUsed(RunWorkspace workspace) {
    return workspace.directory().toFile().lastModified();
  }

  /** Moves a SavedModel into place. */
  public Artifact publish(Path savedModel, String model, long version) throws IOException {
    if (!Files.isRegularFile(savedModel.resolve("saved_model.pb"))) {
      throw new IOException("no saved_model.pb in " + savedModel);
    }
    String digest = FileTrees.digest(savedModel);
    Path place = place(model, version);
    Files.createDirectories(place.getParent());
    Files.move(savedModel, place, StandardCopyOption.ATOMIC_MOVE);
    return new Artifact(place.toUri().toString(), digest);
  }

  /** A version's files as they are now. */
  public Candidate.Artifact inspect(String model, long version) throws IOException {
    Path place = place(model, version);
    return Files.isDirectory(place)
        ? new Candidate.Artifact(
            FileTrees.digest(place), Files.isRegularFile(place.resolve(GOLDEN_REQUESTS)))
        : Candidate.Artifact.GONE;
  }

  /** Removes a version that was never registered. */
  public void withdraw(String model, long version) throws IOException {
    FileTrees.delete(place(model, version));
  }

  private Path place(String model, long version) {
    return root.resolve(model).resolve(String.valueOf(version));
  }

  /**
   * A model in its place.
   *
   * @param uri of its directory, file:
   * @param digest SHA-256 over its files, see {@link FileTrees#digest}
   */
  public record Artifact(String uri, String digest) {}
}
