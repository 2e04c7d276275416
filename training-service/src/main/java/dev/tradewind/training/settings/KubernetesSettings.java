package dev.tradewind.training.settings;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Of workers that run as Jobs of a Kubernetes cluster. */
public interface KubernetesSettings {

  /** The namespace of the Jobs; where it is not set, that of this service. */
  Optional<String> namespace();

  /** The worker's image, best by digest. Must be set. */
  Optional<String> image();

  /**
   * The claim of the volume that holds the artefact store; mounted at the path that {@code
   * artifacts} says, for this service and for its workers. Must be set.
   */
  Optional<String> volumeClaim();

  /** Cores that a worker asks for. */
  @WithDefault("2")
  String cpu();

  /** Memory that a worker asks for and may take, native memory included. */
  @WithDefault("8Gi")
  String memory();

  /** GPUs of a worker, 0 to 16. */
  @WithDefault("0")
  int gpus();

  /** The resource that GPUs are asked for by. */
  @WithDefault("nvidia.com/gpu")
  String gpuResource();

  /**
   * The local queue of Kueue that admits the Jobs. Where it is set, a Job is made suspended and
   * waits for its quota.
   */
  Optional<String> queue();

  /** Labels of the nodes that workers may run on. */
  Map<String, String> nodeSelector();

  /** How long a Job that nobody removed is kept after its end. */
  @WithDefault("1h")
  Duration keep();
}
