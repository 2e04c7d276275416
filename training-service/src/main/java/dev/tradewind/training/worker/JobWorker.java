package dev.tradewind.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tradewind.training.domain.RunProgress;
import dev.tradewind.training.domain.WorkerEnding;
import dev.tradewind.training.domain.WorkerEnding.Refused;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A worker as a Job. A queue may take its place in the cluster away and give it another one later:
 * the next pod is followed then. Both streams of a container come as one, so that whatever is not
 * of the protocol is the log.
 */
final class JobWorker implements Worker {

  /** The Job is looked at again so often at least, should a watch have missed something. */
  private static final long LOOK_AGAIN_SECONDS = 5;

  /** About five minutes. */
  private static final int MOST_CUTS = 70;

  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final String OUT_OF_MEMORY = "OOMKilled";

  private final KubernetesClient client;
  private final ScalableResource<Job> job;
  private final RunLogWriter log;
  private WorkerLine last = new WorkerLine.Noise("");
  private Instant lastTime = Instant.MIN;

  JobWorker(KubernetesClient client, ScalableResource<Job> job, RunLogWriter log) {
    this.client = client;
    this.job = job;
    this.log = log;
  }

  @Override
  public WorkerEnding follow(Consumer<RunProgress> onProgress)
      throws IOException, InterruptedException {
    log.write("waits for a place in the cluster");
    int cuts = 0;
    while (true) {
      try {
        Optional<WorkerEnding> ending = followPod(onProgress);
        if (ending.isPresent()) {
          return ending.get();
        }
        cuts = 0;
      } catch (Exception cut) {
        // The client passes on whatever cut a connection, checked or not. The worker goes on by
        // itself meanwhile: a cluster that answers again within minutes has lost nothing.
        cuts++;
        if (cuts == MOST_CUTS) {
          throw new IOException("the cluster does not answer: " + cut.getMessage(), cut);
        }
        TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE_MILLIS, 50L * cuts * cuts));
      }
    }
  }

  /** Follows the pod that the Job has now to its end; the ending where the Job ended with it. */
  private Optional<WorkerEnding> followPod(Consumer<RunProgress> onProgress) throws IOException {
    Job now = await(one -> JobState.hasEnded(one) || JobState.isAtWork(one));
    if (now == null) {
      return Optional.of(new Refused("the run's Job is gone from the cluster"));
    }
    PodResource pod = newestPod(now);
    if (pod != null) {
      read(pod, onProgress);
    }
    if (JobState.hasEnded(now)) {
      return Optional.of(ending(now, pod == null ? null : pod.get()));
    }
    await(one -> JobState.hasEnded(one) || !JobState.isAtWork(one));
    return Optional.empty();
  }

  /** The Job once it is so; null once it is gone. */
  private @Nullable Job await(Predicate<Job> state) {
    while (true) {
      try {
        return job.waitUntilCondition(
            one -> one == null || state.test(one), LOOK_AGAIN_SECONDS, TimeUnit.SECONDS);
      } catch (KubernetesClientTimeoutException stillWaiting) {
        // A queue may let it wait for hours: the run's own limit ends it.
      }
    }
  }

  private @Nullable PodResource newestPod(Job of) {
    String namespace = of.getMetadata().getNamespace();
    return client
        .pods()
        .inNamespace(namespace)
        .withLabel("batch.kubernetes.io/job-name", of.getMetadata().getName())
        .list()
        .getItems()
        .stream()
        .max(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp()))
        .map(pod -> client.pods().inNamespace(namespace).resource(pod))
        .orElse(null);
  }

  /** Lines that came before an interruption come again after it, with the times they had. */
  private void read(PodResource pod, Consumer<RunProgress> onProgress) throws IOException {
    Instant known = lastTime;
    try (LogWatch watch = pod.inContainer(JobManifest.CONTAINER).usingTimestamps().watchLog();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(watch.getOutput(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        int space = line.indexOf(' ');
        Instant time = Instant.parse(line.substring(0, space));
        if (time.isAfter(known)) {
          lastTime = time;
          take(line.substring(space + 1), onProgress);
        }
      }
    }
  }

  private void take(String line, Consumer<RunProgress> onProgress) throws IOException {
    WorkerLine said = WorkerLine.parse(line);
    if (said instanceof WorkerLine.Progress step) {
      onProgress.accept(step.progress());
    } else if (said instanceof WorkerLine.Noise) {
      log.write(line);
    } else {
      last = said;
    }
  }

  private WorkerEnding ending(Job ended, @Nullable Pod pod) {
    Optional<ContainerStateTerminated> end = pod == null ? Optional.empty() : JobState.end(pod);
    if (end.isEmpty()) {
      return new Refused(
          "the cluster ended the worker: " + JobState.failure(ended).orElse("it does not say why"));
    }
    if (OUT_OF_MEMORY.equals(end.get().getReason())) {
      return new Refused(
          "OUT_OF_MEMORY: the worker took more than it may (see"
              + " tradewind.training.kubernetes.memory)");
    }
    return WorkerLine.ending(last, end.get().getExitCode(), log);
  }

  @Override
  public void stop() {
    job.withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
  }
}
