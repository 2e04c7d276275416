package dev.tradewind.training.settings;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A service with a wrong setting does not start, and says which. */
@Singleton
public class SettingsCheck {

  private final TrainingSettings settings;

  SettingsCheck(TrainingSettings settings) {
    this.settings = settings;
  }

  void check(@Observes @Priority(1) StartupEvent start) {
    DataSettings.provided(settings.data())
        .forEach((model, data) -> requireData("data." + model, data));
    requireReadable("worker-classpath", settings.workerClasspath());
    requireWithin("concurrent-runs", settings.concurrentRuns(), 64);
    requireWithin("queue-capacity", settings.queueCapacity(), 10_000);
    requireWithin("model-capacity", settings.modelCapacity(), 10_000);
    requireWithin("resumable-runs", 0, settings.resumableRuns(), 1_000);
    requireWithin("searches", settings.searches(), 100);
    requireWithin("schedule-tick (s)", (int) settings.scheduleTick().toSeconds(), 3_600);
    settings
        .privacyToken()
        .ifPresent(token -> requireWithin("privacy-token (length)", 16, token.length(), 4_096));
    check(settings.impressions());
    requireWithin("watchers", settings.watchers(), 100_000);
    requireWithin("page-size", settings.pageSize(), 5_000);
    requireWritable("artifacts", settings.artifacts());
    if (settings.launcher() == TrainingSettings.Launcher.KUBERNETES) {
      requireSet("kubernetes.image", settings.kubernetes().image());
      requireSet("kubernetes.volume-claim", settings.kubernetes().volumeClaim());
      requireWithin("kubernetes.gpus", 0, settings.kubernetes().gpus(), 16);
    }
  }

  private static void check(ImpressionSettings impressions) {
    requireWithin("impressions.since", impressions.since(), Duration.ofMinutes(1), 400);
    requireWithin("impressions.window", impressions.window(), Duration.ofSeconds(1), 30);
    requireWithin("impressions.late", impressions.late(), Duration.ZERO, 3);
    requireWithin("impressions.rows", 1_000, impressions.rows(), 10_000_000);
    List<String> features = impressions.features().orElse(List.of());
    requireWithin("impressions.features (count)", 0, features.size(), 50);
    features.stream()
        .filter(feature -> !feature.matches("[a-z][a-z0-9_]*:[a-z][a-z0-9_]*"))
        .forEach(
            feature -> {
              throw wrong("impressions.features", feature, "view:feature");
            });
  }

  private static void requireWithin(String name, Duration value, Duration least, int mostDays) {
    if (value.compareTo(least) < 0 || value.compareTo(Duration.ofDays(mostDays)) > 0) {
      throw wrong(name, value.toString(), least + " to " + mostDays + " days");
    }
  }

  static void requireWithin(String name, int value, int most) {
    requireWithin(name, 1, value, most);
  }

  private static void requireWithin(String name, int least, int value, int most) {
    if (value < least || value > most) {
      throw wrong(name, String.valueOf(value), least + " to " + most);
    }
  }

  static void requireSet(String name, Optional<String> value) {
    if (value.isEmpty()) {
      throw wrong(name, "not set", "a value, because workers are Kubernetes Jobs");
    }
  }

  static void requireReadable(String name, Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw wrong(name, file.toAbsolutePath().toString(), "a file that can be read");
    }
  }

  static void requireData(String name, Path data) {
    if (!(Files.isRegularFile(data) || Files.isDirectory(data)) || !Files.isReadable(data)) {
      throw wrong(name, data.toAbsolutePath().toString(), "a file or a directory that can be read");
    }
  }

  static void requireWritable(String name, Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failure) {
      throw wrong(name, directory.toAbsolutePath() + ", " + failure, "a directory");
    }
    if (!Files.isWritable(directory)) {
      throw wrong(name, directory.toAbsolutePath().toString(), "a directory to write to");
    }
  }

  private static IllegalStateException wrong(String name, String value, String expected) {
    return new IllegalStateException(
        "tradewind.training." + name + ": " + value + " (expected: " + expected + ")");
  }
}
