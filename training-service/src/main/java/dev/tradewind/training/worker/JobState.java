package dev.tradewind.training.worker;

import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.util.Optional;

/** What a cluster says of a Job and of its pods. */
final class JobState {

  private JobState() {}

  /** Whether it came to an end, good or bad. */
  static boolean hasEnded(Job job) {
    return condition(job, "Complete").isPresent() || condition(job, "Failed").isPresent();
  }

  /** Whether a pod of it runs. */
  static boolean isAtWork(Job job) {
    Integer ready = job.getStatus() == null ? null : job.getStatus().getReady();
    return ready != null && ready > 0;
  }

  /** Why it failed, in the cluster's words. */
  static Optional<String> failure(Job job) {
    return condition(job, "Failed").map(one -> one.getReason() + ": " + one.getMessage());
  }

  private static Optional<JobCondition> condition(Job job, String type) {
    return job.getStatus() == null
        ? Optional.empty()
        : job.getStatus().getConditions().stream()
            .filter(one -> one.getType().equals(type) && "True".equals(one.getStatus()))
            .findFirst();
  }

  /** How the worker in a pod ended; empty while it has not. */
  static Optional<ContainerStateTerminated> end(Pod pod) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getContainerStatuses().stream()
            .filter(one -> one.getName().equals(JobManifest.CONTAINER))
            .map(ContainerStatus::getState)
            .filter(state -> state != null && state.getTerminated() != null)
            .map(state -> state.getTerminated())
            .findFirst();
  }
}
