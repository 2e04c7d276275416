package dev.tradewind.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The built project that the processes are started from.
 *
 * @param root the project's directory
 */
public record Workspace(Path root) {

  public Workspace {
    root = root.toAbsolutePath().normalize();
  }

  /** The project that this process was started from: property {@code tradewind.root}. */
  public static Workspace current() {
    return new Workspace(Path.of(System.getProperty("tradewind.root", ".")));
  }

  /** The packaged service. */
  public Path jar(Component service) {
    return root.resolve(service.label()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /** File that holds the class path of the training worker. */
  public Path workerClasspath() {
    return root.resolve("training-kit/target/worker.classpath");
  }

  /** The texts that the intent model is trained on. */
  public Path intentData() {
    return root.resolve("training-kit/src/main/resources/intents/shop-intents.csv");
  }

  /** The Java that this process runs on. */
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /**
   * Makes sure that everything is built.
   *
   * @throws PlatformException naming what is missing
   */
  public void check() {
    List<String> missing =
        Component.services().stream()
            .map(this::jar)
            .filter(jar -> !Files.exists(jar))
            .map(jar -> root.relativize(jar).toString())
            .toList();
    if (!missing.isEmpty()) {
      throw new PlatformException(
          "not built: "
              + String.join(", ", missing)
              + " below "
              + root
              + " (build with: mvn -DskipTests package)");
    }
  }
}
