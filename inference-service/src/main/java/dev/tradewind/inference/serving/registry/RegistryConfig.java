package dev.tradewind.inference.serving.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the registry of the training service is followed. */
@ConfigMapping(prefix = "tradewind.inference.registry")
public interface RegistryConfig {

  /** Whether it is followed; without it, models come from a directory alone. */
  @WithDefault("true")
  boolean enabled();

  /** How long one look may take, its calls together. */
  @WithDefault("5s")
  Duration timeout();

  /**
   * Aliases beside champion whose versions are loaded, too; each can be asked for as a label of the
   * same name.
   */
  @WithDefault("challenger,canary,shadow")
  List<String> aliases();

  /**
   * Where the versions that serve are remembered, so that a restart serves them without the
   * training service. Made where it is missing. Unset means they are not remembered.
   */
  Optional<Path> stateDirectory();
}
