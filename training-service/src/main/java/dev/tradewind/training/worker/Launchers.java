package dev.tradewind.training.worker;

import dev.tradewind.training.settings.TrainingSettings;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;

/** Makes the launcher that is set. */
final class Launchers {

  private Launchers() {}

  @Produces
  @ApplicationScoped
  static WorkerLauncher launcher(TrainingSettings settings, Clock clock) {
    return switch (settings.launcher()) {
      case PROCESS -> new ProcessLauncher(settings, clock);
      case KUBERNETES -> new JobLauncher(new KubernetesClientBuilder().build(), settings, clock);
    };
  }
}
