package dev.tradewind.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.worker.FakeWorker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Settings under which runs start {@link FakeWorker}, through the class path file as always. It has
 * the training kit on its class path too.
 */
public class FakeWorkerResource implements QuarkusTestResourceLifecycleManager {

  @Override
  public Map<String, String> start() {
    try {
      Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "training");
      Path classpath =
          Files.writeString(
              directory.resolve("worker.classpath"),
              Path.of("target/test-classes").toAbsolutePath() + realWorker() + "\n",
              UTF_8);
      StringBuilder sentences = new StringBuilder("text,intent\n");
      for (int line = 0; line < 40; line++) {
        sentences.append("where is order ").append(line).append(",order_status\n");
      }
      Path intents = Files.writeString(directory.resolve("intents.csv"), sentences, UTF_8);
      return Map.of(
          "tradewind.training.artifacts", directory.resolve("artifacts").toString(),
          "tradewind.training.worker-classpath", classpath.toString(),
          "tradewind.training.worker-main", FakeWorker.class.getName(),
          "tradewind.training.worker-heap", "256m",
          "tradewind.training.intent-data", intents.toString(),
          "tradewind.training.queue-capacity", "2",
          "tradewind.training.progress-interval", "20ms",
          "tradewind.training.page-size", "7",
          "tradewind.training.watchers", "3",
          "tradewind.training.schedule-tick", "1h");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {}

  /** The kit that FakeWorker hands real hyper-parameters to, where it was built. */
  private static String realWorker() throws IOException {
    Path kit = Path.of("../training-kit/target/worker.classpath");
    return Files.exists(kit) ? File.pathSeparator + Files.readString(kit, UTF_8).strip() : "";
  }
}
