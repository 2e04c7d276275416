package dev.tradewind.inference.serving.directory;

import dev.tradewind.inference.serving.domain.VersionPolicy;
import java.nio.file.Path;
import java.util.Map;

/**
 * A model in a directory of its own.
 *
 * @param name of the model
 * @param base holds a directory for each version
 * @param policy which of them are loaded
 * @param labels the number behind each label
 */
public record DirectoryModel(
    String name, Path base, VersionPolicy policy, Map<String, Long> labels) {

  public DirectoryModel {
    labels = Map.copyOf(labels);
  }

  /** The newest version, without labels. */
  static DirectoryModel usual(Path base) {
    return new DirectoryModel(
        String.valueOf(base.getFileName()), base, VersionPolicy.DEFAULT, Map.of());
  }
}
