package dev.tradewind.inference.serving.tfs;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** How TensorFlow Serving's protocol is answered. */
@ConfigMapping(prefix = "tradewind.inference.tensorflow-serving")
public interface TensorFlowServingConfig {

  /**
   * Bytes of memory that the inputs of one request may take, 1,024 to 1,073,741,824. A tensor may
   * come compressed, so that a small request can ask for a large one.
   */
  @WithDefault("67108864")
  int maximumInputBytes();

  /**
   * The directory below which the models lie that HandleReloadConfigRequest may name. Unset means
   * that callers do not say what serves.
   */
  Optional<Path> reloadBelow();
}
