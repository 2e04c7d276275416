package dev.tradewind.training.worker;

import dev.tradewind.training.settings.KubernetesSettings;
import dev.tradewind.training.settings.TrainingSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A worker as a Job: one pod, never started again by itself, with no rights in the cluster. */
final class JobManifest {

  static final String CONTAINER = "worker";
  private static final String RUN_LABEL = "tradewind.dev/run";
  private static final String QUEUE_LABEL = "kueue.x-k8s.io/queue-name";
  private static final String VOLUME = "artifacts";
  private static final long NOBODY = 10001;

  private JobManifest() {}

  static String name(String runId) {
    return "tradewind-run-" + runId.toLowerCase(Locale.ROOT);
  }

  /**
   * The Job of a run.
   *
   * @param specification path of spec.json on the shared volume
   */
  static Job of(String runId, Path specification, TrainingSettings settings) {
    KubernetesSettings kubernetes = settings.kubernetes();
    Map<String, String> labels = new HashMap<>();
    labels.put(RUN_LABEL, runId);
    labels.put("app.kubernetes.io/name", "tradewind-training-worker");
    Map<String, String> jobLabels = new HashMap<>(labels);
    kubernetes.queue().ifPresent(queue -> jobLabels.put(QUEUE_LABEL, queue));
    return new JobBuilder()
        .withNewMetadata()
        .withName(name(runId))
        .withLabels(jobLabels)
        .endMetadata()
        .withNewSpec()
        .withBackoffLimit(0)
        .withActiveDeadlineSeconds(settings.longestRun().toSeconds())
        .withTtlSecondsAfterFinished((int) kubernetes.keep().toSeconds())
        .withSuspend(kubernetes.queue().isPresent())
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withTerminationGracePeriodSeconds(Math.max(1, settings.killAfter().toSeconds()))
        .withNodeSelector(kubernetes.nodeSelector())
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(NOBODY)
        .withFsGroup(NOBODY)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .withContainers(container(specification, settings))
        .addNewVolume()
        .withName(VOLUME)
        .withNewPersistentVolumeClaim()
        .withClaimName(kubernetes.volumeClaim().orElseThrow())
        .endPersistentVolumeClaim()
        .endVolume()
        .addNewVolume()
        .withName("tmp")
        .withNewEmptyDir()
        .endEmptyDir()
        .endVolume()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static Container container(Path specification, TrainingSettings settings) {
    KubernetesSettings kubernetes = settings.kubernetes();
    Map<String, Quantity> requests = new HashMap<>();
    requests.put("cpu", new Quantity(kubernetes.cpu()));
    requests.put("memory", new Quantity(kubernetes.memory()));
    Map<String, Quantity> limits = new HashMap<>();
    limits.put("memory", new Quantity(kubernetes.memory()));
    if (kubernetes.gpus() > 0) {
      limits.put(kubernetes.gpuResource(), new Quantity(String.valueOf(kubernetes.gpus())));
    }
    return new ContainerBuilder()
        .withName(CONTAINER)
        .withImage(kubernetes.image().orElseThrow())
        .withArgs(specification.toString())
        // A worker ends when its standard input closes: it must have one that stays open.
        .withStdin(true)
        .withNewResources()
        .withRequests(requests)
        .withLimits(limits)
        .endResources()
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .addNewVolumeMount()
        .withName(VOLUME)
        .withMountPath(settings.artifacts().toAbsolutePath().toString())
        .endVolumeMount()
        .addNewVolumeMount()
        .withName("tmp")
        .withMountPath("/tmp")
        .endVolumeMount()
        .build();
  }
}
