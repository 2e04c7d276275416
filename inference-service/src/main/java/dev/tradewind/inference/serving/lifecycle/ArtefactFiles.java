package dev.tradewind.inference.serving.lifecycle;

import dev.tradewind.inference.serving.domain.Artefact;
import dev.tradewind.inference.serving.engine.ModelRefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where an artefact lies, and what it will take in memory. */
final class ArtefactFiles {

  private ArtefactFiles() {}

  static Path directory(Artefact artefact) throws ModelRefusedException {
    try {
      URI uri = URI.create(artefact.artifactUri());
      if (!"file".equals(uri.getScheme())) {
        throw new ModelRefusedException("artifact_uri: " + uri + " (expected: a file: URI)");
      }
      return Path.of(uri);
    } catch (IllegalArgumentException malformed) {
      throw new ModelRefusedException(
          "artifact_uri: " + artefact.artifactUri() + " (expected: a file: URI)", malformed);
    }
  }

  /**
   * Bytes in memory, about: its files and a fifth, as TensorFlow Serving estimates
   * (bundle_factory_util.cc, {@code kResourceEstimateRAMMultiplier}).
   */
  static long memory(Path directory) throws ModelRefusedException {
    try (Stream<Path> files = Files.walk(directory)) {
      long bytes = files.filter(Files::isRegularFile).mapToLong(ArtefactFiles::size).sum();
      return bytes + bytes / 5;
    } catch (IOException | UncheckedIOException unreadable) {
      throw new ModelRefusedException("cannot be read: " + unreadable, unreadable);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
