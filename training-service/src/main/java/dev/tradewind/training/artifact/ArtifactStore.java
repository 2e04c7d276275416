package dev.tradewind.training.artifact;

import dev.tradewind.training.settings.TrainingSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The directory of trained models. A version appears in it in one step, whole, and is never changed
 * afterwards.
 */
@ApplicationScoped
public class ArtifactStore {

  private static final String RUNS = ".runs";

  private final Path root;

  @Inject
  ArtifactStore(TrainingSettings settings) {
    this(settings.artifacts());
  }

  ArtifactStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** An empty directory for a run's work, on the file system of the store. */
  public Path workspace(String runId) throws IOException {
    Path directory = runDirectory(runId);
    FileTrees.delete(directory);
    return Files.createDirectories(directory);
  }

  /** Where a run works or has worked. */
  public Path runDirectory(String runId) {
    return root.resolve(RUNS).resolve(runId);
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
