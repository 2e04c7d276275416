package dev.tradewind.inference.serving.oip;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the Open Inference Protocol is answered. */
@ConfigMapping(prefix = "tradewind.inference.open-inference")
public interface OpenInferenceConfig {

  /**
   * Whether callers may load and unload models. Off, RepositoryModelLoad and RepositoryModelUnload
   * are answered FAILED_PRECONDITION, as by a server whose models are said by others.
   */
  @WithDefault("false")
  boolean modelControl();

  /**
   * Requests of one stream that may be under way, 1 to 10,000; one more is answered by an error in
   * the stream.
   */
  @WithDefault("64")
  int streamRequests();
}
