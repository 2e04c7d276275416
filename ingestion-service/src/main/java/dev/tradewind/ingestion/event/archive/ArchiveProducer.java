package dev.tradewind.ingestion.event.archive;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Opens the archive that the settings name, if they do. */
@Singleton
class ArchiveProducer {

  @Produces
  @Singleton
  Optional<LogArchive> archive(ArchiveConfig config) {
    require("threads", config.threads());
    require("max-reads", config.maxReads());
    return config
        .directory()
        .map(directory -> new LogArchive(directory, config.memoryLimit(), config.threads()));
  }

  private static void require(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "tradewind.ingestion.archive." + name + ": " + value + " (expected: >= 1)");
    }
  }
}
