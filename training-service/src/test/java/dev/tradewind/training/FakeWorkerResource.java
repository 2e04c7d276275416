package dev.tradewind.training;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

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

  /** What privacy calls must show. */
  public static final String PRIVACY_TOKEN = "a-token-of-the-tests";

  private static final Path KIT = Path.of("../training-kit/target/worker.classpath");

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
      return Map.ofEntries(
          entry("artifacts", directory.resolve("artifacts").toString()),
          entry("worker-classpath", classpath.toString()),
          entry("worker-main", FakeWorker.class.getName()),
          entry("worker-heap", "256m"),
          entry("data.intent", intents.toString()),
          entry("data.risk", FakePayments.write(directory.resolve("payments")).toString()),
          entry("data.sentiment", FakeReviews.write(directory.resolve("reviews.zip")).toString()),
          entry("data.vision", FakePictures.write(directory.resolve("pictures")).toString()),
          entry("impressions.features", FakeMoments.POPULARITY + ":" + FakeMoments.VIEWS),
          entry("queue-capacity", "2"),
          entry("progress-interval", "20ms"),
          entry("page-size", "7"),
          entry("watchers", "3"),
          entry("schedule-tick", "1h"),
          entry("privacy-token", PRIVACY_TOKEN),
          // No test is about time; a machine with much to do answers its first call late.
          Map.entry("tradewind.call.deadline", "60s"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {}

  private static Map.Entry<String, String> entry(String setting, String value) {
    return Map.entry("tradewind.training." + setting, value);
  }

  /** Fails where the kit was not built, whose worker is what is tested. */
  public static void requireTrainingKit() {
    assertThat(KIT).as("build training-kit first: its worker is what is tested").exists();
  }

  /** The kit that FakeWorker hands real hyper-parameters to, where it was built. */
  private static String realWorker() throws IOException {
    return Files.exists(KIT) ? File.pathSeparator + Files.readString(KIT, UTF_8).strip() : "";
  }
}
