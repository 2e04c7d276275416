package dev.tradewind.training.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.RunRequest;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import dev.tradewind.training.domain.WorkerEnding.Trained;
import dev.tradewind.training.settings.TrainingSettings;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStateTerminatedBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the client library's server of the Kubernetes API: no scheduler, no kubelet. */
@EnableKubernetesMockClient(crud = true)
class JobWorkerTest {

  private static final String RUN = "0198C0DE";
  private static final String JOB = "tradewind-run-0198c0de";
  private static final String RESULT =
      "{\"type\":\"result\",\"examples\":7,\"dataFingerprint\":\"ab\",\"metrics\":[],"
          + "\"savedModel\":\"/artifacts/.runs/1/output/saved_model\"}";

  KubernetesMockServer server;
  KubernetesClient client;

  @TempDir Path workspace;
  private final List<RunProgress> progress = Collections.synchronizedList(new ArrayList<>());

  private Worker start(Map<String, String> more) throws IOException, InterruptedException {
    Map<String, String> values = new HashMap<>(more);
    values.put("tradewind.training.artifacts", "/artifacts");
    values.put("tradewind.training.worker-classpath", "/worker.classpath");
    values.put("tradewind.training.launcher", "kubernetes");
    values.put("tradewind.training.kubernetes.namespace", "training");
    values.put("tradewind.training.kubernetes.image", "example.org/worker@sha256:00");
    values.put("tradewind.training.kubernetes.volume-claim", "tradewind-artifacts");
    TrainingSettings settings =
        new SmallRyeConfigBuilder()
            .withMapping(TrainingSettings.class)
            .withConverter(Duration.class, 200, new DurationConverter())
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build()
            .getConfigMapping(TrainingSettings.class);
    WorkerSpec spec =
        new WorkerSpec(
            new RunRequest("intent", 1, Map.of()),
            Path.of("/artifacts/d"),
            List.of(),
            Path.of("/artifacts/o"));
    return new JobLauncher(client, settings, Clock.systemUTC()).start(RUN, spec, workspace);
  }

  private CompletableFuture<WorkerEnding> follow(Worker worker) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return worker.follow(progress::add);
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void aJobHasOnePodWithoutRightsAndAPlaceInTheQueue() throws Exception {
    start(
        Map.of(
            "tradewind.training.kubernetes.queue", "gpu-queue",
            "tradewind.training.kubernetes.gpus", "1",
            "tradewind.training.longest-run", "2h"));
    Job job = job();
    assertThat(job.getMetadata().getLabels())
        .containsEntry("kueue.x-k8s.io/queue-name", "gpu-queue")
        .containsEntry("tradewind.dev/run", RUN);
    JobSpec spec = job.getSpec();
    assertThat(spec.getSuspend()).isTrue();
    assertThat(spec.getBackoffLimit()).isZero();
    assertThat(spec.getActiveDeadlineSeconds()).isEqualTo(7200);
    var pod = spec.getTemplate().getSpec();
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod.getRestartPolicy()).isEqualTo("Never");
    var container = pod.getContainers().get(0);
    assertThat(container.getImage()).isEqualTo("example.org/worker@sha256:00");
    assertThat(container.getArgs()).containsExactly(workspace.resolve("spec.json").toString());
    assertThat(container.getStdin()).isTrue();
    assertThat(container.getResources().getLimits().get("nvidia.com/gpu").getAmount())
        .isEqualTo("1");
    assertThat(container.getVolumeMounts())
        .extracting(mount -> mount.getMountPath())
        .contains("/artifacts");
    assertThat(Files.readString(workspace.resolve("spec.json"))).contains("\"intent\"");
  }

  @Test
  void aJobIsFollowedFromItsQueueToItsResult() throws Exception {
    Worker worker = start(Map.of());
    CompletableFuture<WorkerEnding> ending = follow(worker);
    pod("pod-1", new ContainerStateTerminatedBuilder().withExitCode(0).build());
    say(
        "pod-1",
        "{\"type\":\"progress\",\"phase\":\"train\",\"fraction\":0.5,\"epoch\":2}",
        RESULT);
    state(new JobStatusBuilder().withReady(1).build());
    end("Complete", "", "");
    assertThat(ending.get(30, TimeUnit.SECONDS))
        .isInstanceOfSatisfying(
            Trained.class, trained -> assertThat(trained.result().examples()).isEqualTo(7));
    assertThat(progress).extracting(RunProgress::fraction).contains(0.5);
    assertThat(Files.readString(workspace.resolve("worker.log")))
        .contains("waits for a place in the cluster", "a word of native code");
    worker.stop();
    assertThat(job()).isNull();
  }

  @Test
  void aWorkerThatTookTooMuchMemorySaysSo() throws Exception {
    Worker worker = start(Map.of());
    pod(
        "pod-1",
        new ContainerStateTerminatedBuilder().withExitCode(137).withReason("OOMKilled").build());
    say("pod-1");
    end("Failed", "BackoffLimitExceeded", "Job has reached the specified backoff limit");
    assertThat(follow(worker).get(30, TimeUnit.SECONDS))
        .isEqualTo(
            new Refused(
                "OUT_OF_MEMORY: the worker took more than it may (see"
                    + " tradewind.training.kubernetes.memory)"));
  }

  @Test
  void aJobThatNeverGotAPlaceSaysWhatTheClusterSays() throws Exception {
    CompletableFuture<WorkerEnding> ending = follow(start(Map.of()));
    end("Failed", "DeadlineExceeded", "Job was active longer than specified deadline");
    assertThat(ending.get(30, TimeUnit.SECONDS))
        .isEqualTo(
            new Refused(
                "the cluster ended the worker: DeadlineExceeded: Job was active longer than"
                    + " specified deadline"));
  }

  @Test
  void aRunThatIsCancelledLeavesNoJob() throws Exception {
    Worker worker = start(Map.of());
    CompletableFuture<WorkerEnding> ending = follow(worker);
    worker.stop();
    assertThat(job()).isNull();
    assertThat(ending.get(30, TimeUnit.SECONDS))
        .isEqualTo(new Refused("the run's Job is gone from the cluster"));
  }

  @Test
  void theJobOfAServiceThatDiedIsReplaced() throws Exception {
    start(Map.of("tradewind.training.kubernetes.cpu", "1"));
    start(Map.of("tradewind.training.kubernetes.cpu", "3"));
    assertThat(
            job()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getResources()
                .getRequests()
                .get("cpu")
                .getAmount())
        .isEqualTo("3");
  }

  private Job job() {
    return client.batch().v1().jobs().inNamespace("training").withName(JOB).get();
  }

  private void pod(String name, ContainerStateTerminated end) {
    Pod pod =
        new PodBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace("training")
            .withCreationTimestamp("2026-01-01T00:00:00Z")
            .addToLabels("batch.kubernetes.io/job-name", JOB)
            .endMetadata()
            .withNewStatus()
            .addNewContainerStatus()
            .withName("worker")
            .withNewState()
            .withTerminated(end)
            .endState()
            .endContainerStatus()
            .endStatus()
            .build();
    client.pods().inNamespace("training").resource(pod).create();
  }

  private void say(String pod, String... lines) {
    StringBuilder log = new StringBuilder("2026-01-01T00:00:01.5Z a word of native code\n");
    for (String line : lines) {
      log.append("2026-01-01T00:00:02Z ").append(line).append('\n');
    }
    server
        .expect()
        .get()
        .withPath(
            "/api/v1/namespaces/training/pods/"
                + pod
                + "/log?pretty=false&container=worker&timestamps=true&follow=true")
        .andReturn(200, log.toString())
        .always();
  }

  private void end(String type, String reason, String message) {
    state(
        new JobStatusBuilder()
            .withReady(0)
            .addNewCondition()
            .withType(type)
            .withStatus("True")
            .withReason(reason)
            .withMessage(message)
            .endCondition()
            .build());
  }

  private void state(JobStatus status) {
    client
        .batch()
        .v1()
        .jobs()
        .inNamespace("training")
        .withName(JOB)
        .editStatus(
            job -> {
              job.setStatus(status);
              return job;
            });
  }
}
