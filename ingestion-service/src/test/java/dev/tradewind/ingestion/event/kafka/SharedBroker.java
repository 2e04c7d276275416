package dev.tradewind.ingestion.event.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One broker for all tests that do not harm it; it ends with the last of them. */
final class SharedBroker implements BeforeAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedBroker.class);

  private static volatile KafkaBroker running;

  static KafkaBroker broker() {
    return running;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(Lease.class, any -> new Lease(), Lease.class)
            .broker;
  }

  /** What the last test closes. */
  private static final class Lease implements AutoCloseable {

    private final Path directory;
    private final KafkaBroker broker;

    Lease() {
      try {
        directory = Files.createTempDirectory("kafka");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      broker = KafkaBroker.start(directory);
    }

    @Override
    public void close() throws IOException {
      broker.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
