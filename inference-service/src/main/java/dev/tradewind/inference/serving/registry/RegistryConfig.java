package dev.tradewind.inference.serving.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the registry of the training service is followed. */
@ConfigMapping(prefix = "tradewind.inference.registry")
public interface RegistryConfig {

  /** Pause between two looks at the registry. */
  @WithDefault("1s")
  Duration pollInterval();

  /** How long one look may take, its calls together. */
  @WithDefault("5s")
  Duration timeout();

  /** Pause before a champion that was refused is tried again; it doubles with each refusal. */
  @WithDefault("5s")
  Duration refusedPause();

  /** The longest pause between tries of a refused champion. */
  @WithDefault("5m")
  Duration refusedLongestPause();

  /**
   * Where the champions that serve are remembered, so that a restart serves them without the
   * training service. Made where it is missing. Unset means they are not remembered.
   */
  Optional<Path> stateDirectory();
}
