package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.settings.TrainingSettings;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Starts workers as Jobs. A Job that a service which died has left of the same run is removed
 * first: its data set and its checkpoints are on the shared volume, and the new one goes on there.
 */
final class JobLauncher implements WorkerLauncher {

  private final KubernetesClient client;
  private final TrainingSettings settings;
  private final Clock clock;

  JobLauncher(KubernetesClient client, TrainingSettings settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Worker start(String runId, WorkerSpec spec, Path workspace) throws IOException {
    Path specification = Files.writeString(workspace.resolve("spec.json"), spec.json(), UTF_8);
    String namespace = settings.kubernetes().namespace().orElseGet(client::getNamespace);
    ScalableResource<Job> job =
        client.batch().v1().jobs().inNamespace(namespace).withName(JobManifest.name(runId));
    try {
      if (job.get() != null) {
        job.withPropagationPolicy(DeletionPropagation.FOREGROUND).delete();
        job.waitUntilCondition(
            Objects::isNull, settings.killAfter().toMillis() + 30_000, TimeUnit.MILLISECONDS);
      }
      client
          .batch()
          .v1()
          .jobs()
          .inNamespace(namespace)
          .resource(JobManifest.of(runId, specification, settings))
          .create();
    } catch (KubernetesClientException refused) {
      throw new IOException("the cluster made no Job: " + refused.getMessage(), refused);
    }
    return new JobWorker(client, job, new RunLogWriter(workspace, clock));
  }
}
