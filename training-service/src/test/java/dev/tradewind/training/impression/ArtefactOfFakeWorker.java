package dev.tradewind.training.impression;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.api.training.v1.ModelVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the tests' worker, which trains nothing, leaves: the data that it was given. */
final class ArtefactOfFakeWorker {

  private ArtefactOfFakeWorker() {}

  static List<String> dataLines(ModelVersion version) throws IOException {
    Path artefact = Path.of(URI.create(version.getArtifactUri()));
    return Files.readAllLines(artefact.resolve("variables/variables.index"), UTF_8);
  }
}
