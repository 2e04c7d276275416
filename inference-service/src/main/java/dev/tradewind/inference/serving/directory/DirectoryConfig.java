package dev.tradewind.inference.serving.directory;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Models that lie in a directory. */
@ConfigMapping(prefix = "tradewind.inference.directory")
public interface DirectoryConfig {

  /**
   * Holds a directory for each model, which holds one for each version, named by its number: {@code
   * <path>/<model>/<number>/saved_model.pb}. Unset means there are none.
   */
  Optional<Path> path();

  /** How models are loaded that are not to be loaded as by default, by name. */
  Map<String, ModelConfig> models();

  /** How one model is loaded. */
  interface ModelConfig {

    /**
     * {@code latest} or {@code latest:N} (the N newest, the default with N = 1), {@code all}, or
     * numbers ({@code 3,5}).
     */
    Optional<String> versions();

    /** Labels and the version behind each. */
    Map<String, Long> labels();
  }
}
