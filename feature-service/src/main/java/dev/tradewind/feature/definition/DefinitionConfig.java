package dev.tradewind.feature.definition;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which feature views there are. */
@ConfigMapping(prefix = "tradewind.feature.definitions")
public interface DefinitionConfig {

  /**
   * The views of those that ship with the service that are served (docs/feature-library.md lists
   * them all). Default: the five that the models of the platform use.
   */
  @WithDefault("shopper_history,shopper_activity,item_popularity,item_demand,item_attributes")
  Optional<List<String>> shipped();

  /** A directory of further views, one protobuf JSON file ({@code *.json}) each. Default: none. */
  Optional<Path> directory();

  /** After so long without an answer PostgreSQL counts as down, 100 ms to 1 min. Default 5 s. */
  @WithDefault("5s")
  Duration timeout();

  /**
   * How often PostgreSQL is asked for a new revision, beside being told of each, 100 ms to 1 h.
   * Default 30 s.
   */
  @WithDefault("30s")
  Duration checkEvery();
}
